//! # What
//! A grant of `roles/owner`, `roles/editor`, or of a role that hands out rights or administers clusters and machines, to a
//! service account on a project, a folder or an organisation.
//!
//! # Why
//! Whoever gets at the account, by a key, by a pod or by a node, has the whole project.
//!
//! # Fix
//! Find what the workload uses and grant that.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/understanding-roles>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::V as Value;
use plimsoll_estate::cloud::google::iam;

/// Roles that own a project, hand out its rights, or run what everything else runs on.
const POWERFUL: &[&str] = &[
    "roles/compute.admin",
    "roles/container.admin",
    "roles/container.clusterAdmin",
    "roles/editor",
    "roles/iam.organizationRoleAdmin",
    "roles/iam.securityAdmin",
    "roles/iam.serviceAccountAdmin",
    "roles/iam.serviceAccountKeyAdmin",
    "roles/owner",
    "roles/resourcemanager.folderAdmin",
    "roles/resourcemanager.folderIamAdmin",
    "roles/resourcemanager.organizationAdmin",
    "roles/resourcemanager.projectIamAdmin",
];

/// The check.
pub static CHECK: Check = Check {
    slug: "google-powerful-account",
    aliases: &["CKV_GCP_42", "CKV_GCP_49", "GCP-0007"],
    controls: &["gke-iam-container-admin-limited"],
    proves: &[],
    title: "service account is owner or editor",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "grant the few roles that the workload needs",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let members = [cx.texts(&iam::MEMBER), cx.texts(&iam::MEMBERS)].concat();
    let role = cx.text(&iam::ROLE);
    let powerful = role.test(false, |role| POWERFUL.contains(&&**role));
    let account = Truth::any(members.iter().map(|member| is_account(cx, member)));
    told(cx, powerful.and(account), role.origin, "whoever gets at the account has the whole project")
}

/// A name of which only the beginning is known tells enough.
fn is_account(cx: &CloudCx<'_>, member: &Value<Box<str>>) -> Truth {
    let unknown = cx.node().tree().node(member.origin.node).unknown();
    let begins = unknown.and_then(|unknown| unknown.partial.as_deref()).map(|text| text.starts_with("serviceAccount:"));
    begins
        .filter(|known| *known)
        .map_or_else(|| member.test(false, |member| member.starts_with("serviceAccount:")), Truth::from)
}
