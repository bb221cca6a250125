//! # What
//! A grant of a role to a default service account of Compute Engine or App Engine.
//!
//! # Why
//! Every machine without an account of its own is that account. The role is then theirs too.
//!
//! # Fix
//! Make one account per workload.
//!
//! # References
//! - <https://cloud.google.com/iam/docs/service-account-types>

use crate::ports;
use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::iam;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-grant-to-default-account",
    aliases: &["CKV_GCP_46", "CKV_GCP_47", "CKV_GCP_48", "GCP-0004"],
    controls: &["gke-no-default-compute-sa"],
    proves: &[],
    title: "default account of a project gets a role",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "make an account for the workload and grant the role to it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleGrant, CloudKind::GoogleWideGrant], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let members = [cx.texts(&iam::MEMBER), cx.texts(&iam::MEMBERS)].concat();
    let by_name = ports::any_of(&members, |member| {
        member.ends_with("-compute@developer.gserviceaccount.com") || member.ends_with("@appspot.gserviceaccount.com")
    });
    let refers = [cx.refers(&iam::MEMBER)].into_iter().flatten();
    let by_reference = refers.into_iter().any(|address| address.contains("_default_service_account."));
    let fault = if by_reference { Truth::True } else { by_name };
    told(cx, fault, cx.find(&iam::MEMBER).0, "every machine without an account of its own gets the role")
}
