//! # What
//! A node pool whose nodes have addresses on the internet.
//!
//! # Why
//! Each port that listens on a node, node ports and the kubelet's included, is then kept from the internet by a network security
//! group alone.
//!
//! # Fix
//! Leave the nodes with internal addresses.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/use-node-public-ips>

use crate::prelude::*;
use crate::settings::{either, must_be};
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-node-public-address",
    aliases: &["CKV_AZURE_143"],
    controls: &["node-private-subnet"],
    proves: &["node-private-subnet"],
    title: "nodes of AKS have public addresses",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `node_public_ip_enabled`; let outgoing traffic pass a load balancer or a NAT gateway",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster, CloudKind::AksNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = match CloudKind::AksCluster.is(cx.object) {
        true => either(cx.bool(&aks::POOL_PUBLIC_IP), cx.bool(&aks::POOL_PUBLIC_IP_OLD)),
        false => either(cx.bool(&aks::PUBLIC_IP), cx.bool(&aks::PUBLIC_IP_OLD)),
    };
    must_be(cx, &public, false, "nodes can be reached from the internet")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
