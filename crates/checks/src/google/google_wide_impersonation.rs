//! # What
//! A grant of `roles/iam.serviceAccountUser`, `serviceAccountTokenCreator` or `serviceAccountKeyAdmin` on a project, a folder or an
//! organisation.
//!
//! # Why
//! Whoever has it acts as each service account there, the most powerful one included.
//!
//! # Fix
//! Grant it with `google_service_account_iam_member` on one account.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/service-account-permissions>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::iam;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-wide-impersonation",
    aliases: &["CKV_GCP_41", "CKV_GCP_44", "CKV_GCP_45", "GCP-0005"],
    controls: &["gke-iam-container-admin-limited"],
    proves: &[],
    title: "role to act as any service account is granted for a whole project or more",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "grant the role on the one service account that is meant",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let role = cx.text(&iam::ROLE);
    let wide = role.test(false, |role| {
        matches!(
            &**role,
            "roles/iam.serviceAccountUser"
                | "roles/iam.serviceAccountTokenCreator"
                | "roles/iam.serviceAccountKeyAdmin"
        )
    });
    told(cx, wide, role.origin, "the member acts as each service account there")
}
