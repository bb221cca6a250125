//! # What
//! A grant of a role to `allUsers` or `allAuthenticatedUsers`.
//!
//! # Why
//! The first is everybody, the second everybody with any Google account. Images, keys, secrets and buckets are then open to all.
//!
//! # Fix
//! Name the members.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/principals-overview>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-public-grant",
    aliases: &["CKV_GCP_28", "CKV_GCP_101", "CKV_GCP_112"],
    controls: &["reg-repo-policy-not-public", "exp-inventory"],
    proves: &[],
    title: "everybody gets a role",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace `allUsers` and `allAuthenticatedUsers` by the members that need the role",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleGrant, CloudKind::GoogleWideGrant, CloudKind::GoogleIamPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let members = cx.google_members();
    let public = |member: &str| matches!(member, "allUsers" | "allAuthenticatedUsers");
    let hits = members.iter().filter(|member| member.test(false, |member| public(member)) == Truth::True);
    let at = hits.map(|member| member.origin).next().unwrap_or_else(|| cx.at());
    told(cx, ports::any_of(&members, public), at, "everybody gets the role")
}
