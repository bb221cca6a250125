//! # What
//! A cluster whose nodes have addresses on the internet.
//!
//! # Why
//! Each port that listens on a node, node ports and the kubelet's included, is then kept from the internet by firewall rules alone.
//!
//! # Fix
//! Make the nodes private and let outgoing traffic pass Cloud NAT.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/legacy/network-isolation>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-public-nodes",
    aliases: &["CKV_GCP_25", "CKV_GCP_64", "GCP-0059"],
    controls: &["node-private-subnet"],
    proves: &["node-private-subnet"],
    title: "nodes of GKE have public addresses",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enable_private_nodes = true` in `private_cluster_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let private = cx.bool(&gke::PRIVATE_NODES);
    must_be(cx, &private, true, "nodes can be reached from the internet")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
