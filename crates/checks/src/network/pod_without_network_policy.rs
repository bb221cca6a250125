//! # What
//! No NetworkPolicy applies to a pod, where all policies were seen. Pods in the network of their node are left out,
//! since policies do not reach them.
//!
//! # Why
//! Everybody in the cluster can connect to such a pod, and it can connect to everything.
//!
//! # Fix
//! Write a policy that selects the pod, or one for its namespace with `podSelector: {}`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/>

use plimsoll_engine::Hit;
use plimsoll_estate::namespace::is_system;
use plimsoll_estate::network::GROUP;
use plimsoll_model::{Completeness, Why};

use super::selection::governed;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-without-network-policy",
    aliases: &["CKV2_K8S_6", "C-0260", "non-isolated-pod", "missingNetworkPolicy"],
    controls: &["netpol-every-pod-selected"],
    proves: &[],
    title: "no network policy applies to the pod",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a NetworkPolicy that selects the pod",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    // Policies do not reach pods in the network of their node.
    if cx.pod.host_network.is(&true) == Truth::True || is_system(cx.object.namespace()) {
        return Verdict::NotApplicable;
    }
    let hit = Hit::new(cx.object, cx.object.reader().find("metadata.name").0);
    match (governed(cx, None), cx.view.completeness(GROUP, "NetworkPolicy")) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (Truth::False, _) => {
            Verdict::gap_at("everybody in the cluster can connect to it, and it to everything", vec![hit])
        }
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new(
                "a policy that may apply cannot be resolved",
                "render the template and scan its output, or add a NetworkPolicy that selects the pod",
            ),
            Some(hit),
        ),
    }
}
