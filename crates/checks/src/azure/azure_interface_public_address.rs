//! # What
//! A network interface of an Azure machine with a public address.
//!
//! # Why
//! Each port that listens on the machine is then kept from the internet by a network security group alone.
//!
//! # Fix
//! Leave the interface with an internal address, and reach the machine through Azure Bastion.
//!
//! # References
//! - <https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::network;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-interface-public-address",
    aliases: &["CKV_AZURE_119", "AZU-0076"],
    controls: &["node-private-subnet"],
    proves: &[],
    title: "network interface of a machine has a public address",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `public_ip_address_id`; let traffic pass a load balancer or a NAT gateway",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureInterface], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let address = cx.find(&network::PUBLIC_ADDRESS).0;
    told(cx, cx.given(&network::PUBLIC_ADDRESS), address, "the machine can be reached from the internet")
}
