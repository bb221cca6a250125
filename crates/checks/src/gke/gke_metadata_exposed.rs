//! # What
//! A node pool where pods see the node's metadata instead of GKE's metadata server.
//!
//! # Why
//! The metadata hold a token of the node's account and the keys with which a node joins the cluster. One request from a pod gets
//! them.
//!
//! # Fix
//! Choose `GKE_METADATA`, which answers with the pod's own identity.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity>

use crate::prelude::*;
use crate::settings::{either, told};
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-metadata-exposed",
    aliases: &["CKV_GCP_69", "GCP-0057"],
    controls: &["gke-workload-identity"],
    proves: &[],
    title: "pods of GKE can read the credentials of their node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `mode = \"GKE_METADATA\"` in `workload_metadata_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let mode = either(cx.text(&gke::METADATA_MODE), cx.text(&gke::METADATA_MODE_OLD));
    if CloudKind::GkeCluster.is(cx.object) {
        // Pools of their own are judged by themselves; with a pool of identities the first pool has the server too.
        let removed = cx.bool(&gke::REMOVES_DEFAULT_POOL).is(&true);
        let named = cx.given(&gke::WORKLOAD_POOL).or(cx.given(&gke::WORKLOAD_POOL_OLD));
        if removed.or(named) != Truth::False && mode.get().is_none() {
            return Verdict::NotApplicable;
        }
    }
    let safe = mode.test(false, |mode| matches!(&**mode, "GKE_METADATA" | "GKE_METADATA_SERVER" | "SECURE"));
    told(cx, safe.not(), mode.origin, "pods can read the node's token and bootstrap keys")
        .fixed_by(|| Remedy::set(cx.object, mode.origin, "GKE_METADATA"))
        .review("that the cluster has a pool of workload identities, and which pods use the node's account")
}
