//! # What
//! A network interface of an Azure machine may send and receive packets that are not its own.
//!
//! # Why
//! The machine can pass for others, and leads around security groups.
//!
//! # Fix
//! Remove `ip_forwarding_enabled`, unless the machine is a router.
//!
//! # References
//! - <https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface>

use crate::cloud::*;
use crate::prelude::*;
use crate::settings::either;
use plimsoll_estate::cloud::azure::network;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-interface-forwards",
    aliases: &["CKV_AZURE_118", "AZU-0075"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "network interface forwards traffic of others",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `ip_forwarding_enabled`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureInterface], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let forwards = either(cx.bool(&network::FORWARDS), cx.bool(&network::FORWARDS_OLD));
    Verdict::fault(forwards.is(&true), &forwards, cx.object, || "packets of others are forwarded".to_owned())
}
