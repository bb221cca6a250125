//! # What
//! A cluster where traffic between pods of one node passes by the network.
//!
//! # Why
//! Flow logs, firewall rules and packet mirroring do not see it.
//!
//! # Fix
//! Turn intranode visibility on; it costs some of the nodes' network performance.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/intranode-visibility>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-intranode-traffic-unseen",
    aliases: &["CKV_GCP_61"],
    controls: &["cpn-gke-vpc-native"],
    proves: &[],
    title: "the network does not see traffic inside a node of GKE",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_intranode_visibility = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let seen = cx.bool(&gke::INTRANODE);
    must_be(cx, &seen, true, "flow logs do not hold traffic between pods of one node")
}
