//! # What
//! A machine of Compute Engine may send and receive packets that are not its own.
//!
//! # Why
//! It can pass for others, and leads around firewall rules.
//!
//! # Fix
//! Remove `can_ip_forward`, unless the machine is a router.
//!
//! # References
//! - <https://cloud.google.com/vpc/docs/using-routes#canipforward>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::machine;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-instance-forwards",
    aliases: &["CKV_GCP_36", "GCP-0043"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "machine forwards traffic of others",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `can_ip_forward`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleInstance, CloudKind::GoogleInstanceTemplate], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let forwards = cx.bool(&machine::FORWARDS);
    Verdict::fault(forwards.is(&true), &forwards, cx.object, || "packets of others are forwarded".to_owned())
}
