//! # What
//! A grant of `roles/owner`, `roles/editor` or `roles/viewer` on a project, a folder or an organisation, to
//! whomever.
//!
//! # Why
//! These roles hold thousands of rights over every service, those of clusters and their secrets included.
//!
//! # Fix
//! Grant the predefined roles that the work needs.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/roles-overview#basic>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::iam;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-basic-role",
    aliases: &["CKV_GCP_115", "CKV_GCP_116", "CKV_GCP_117"],
    controls: &["gke-iam-container-admin-limited"],
    proves: &[],
    title: "basic role is granted",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "grant the roles that the work needs",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let role = cx.text(&iam::ROLE);
    let basic = role.test(false, |role| matches!(&**role, "roles/owner" | "roles/editor" | "roles/viewer"));
    text(cx, &role, basic, "the role holds rights over every service")
}
