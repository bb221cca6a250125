//! # What
//! A cluster with the alpha features of Kubernetes.
//!
//! # Why
//! It is not upgraded, has no support, and ends after thirty days with everything in it.
//!
//! # Fix
//! Make a cluster without alpha features.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/concepts/alpha-clusters>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-alpha-cluster",
    aliases: &["CKV2_GCP_19"],
    controls: &["gke-alpha-cluster-off"],
    proves: &["gke-alpha-cluster-off"],
    title: "cluster of GKE has unfinished features on",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `enable_kubernetes_alpha = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::ALPHA);
    must_be(cx, &on, false, "the cluster is neither upgraded nor supported, and ends after thirty days")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
