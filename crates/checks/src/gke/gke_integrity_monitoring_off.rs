//! # What
//! A node pool with integrity monitoring turned off.
//!
//! # Why
//! With it, each start is compared with a known good one, and a difference shows in the logs.
//!
//! # Fix
//! Leave it on.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-integrity-monitoring-off",
    aliases: &["CKV_GCP_72"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "nobody notices a changed boot of a GKE node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `enable_integrity_monitoring = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::INTEGRITY);
    must_be(cx, &on, true, "a changed start of a node shows nowhere").review("nodes are made anew with it")
}
