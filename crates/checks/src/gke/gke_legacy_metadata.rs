//! # What
//! A node pool that turns the oldest metadata endpoints on again.
//!
//! # Why
//! They answer without the header that the newer ones ask for, so that a request forged through an application is enough to get the
//! node's token.
//!
//! # Fix
//! Leave them off, as nodes since 1.12 have them.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/protecting-cluster-metadata>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-legacy-metadata",
    aliases: &["CKV_GCP_67", "GCP-0048"],
    controls: &["gke-workload-identity"],
    proves: &[],
    title: "nodes of GKE answer at the oldest metadata endpoints",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `disable-legacy-endpoints = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let off = cx.bool(&gke::LEGACY_ENDPOINTS_OFF);
    must_be(cx, &off, true, "a forged request gets the node's token").review("nodes are made anew with it")
}
