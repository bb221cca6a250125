//! # What
//! A subnet whose machines need public addresses, or a NAT gateway, to reach Google's services.
//!
//! # Why
//! Registries, logs and secrets are then fetched over a way to the internet that has to stay open.
//!
//! # Fix
//! Turn private access on.
//!
//! # References
//! - <https://cloud.google.com/vpc/docs/private-google-access>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::compute;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-subnet-without-private-access",
    aliases: &["CKV_GCP_74", "GCP-0075"],
    controls: &["cpn-vpc-endpoints"],
    proves: &[],
    title: "subnet reaches Google's services by public addresses only",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `private_ip_google_access = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleSubnet], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&compute::PRIVATE_ACCESS);
    must_be(cx, &on, true, "Google's services are reached over a way to the internet")
}
