//! # What
//! A cluster whose nodes are not shielded.
//!
//! # Why
//! Whoever gets the bootstrap credential of a node can join the cluster as that node. A shielded node proves by its virtual TPM that
//! it is the machine that it says.
//!
//! # Fix
//! Leave shielded nodes on.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-nodes-not-shielded",
    aliases: &["CKV_GCP_71", "GCP-0055"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "nodes of GKE do not prove who they are",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `enable_shielded_nodes = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::SHIELDED);
    must_be(cx, &on, true, "a stolen bootstrap credential is enough to join as a node")
}
