//! # What
//! No NetworkPolicy limits the traffic into a pod, or out of it, where all policies were seen.
//!
//! # Why
//! A policy for one direction leaves the other one open: a broken pod can carry data out, or be reached by all.
//!
//! # Fix
//! Add a policy for the missing direction; `policyTypes: [Ingress, Egress]` without rules denies both.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies>

use plimsoll_engine::Hit;
use plimsoll_estate::namespace::is_system;
use plimsoll_estate::network::{Direction, GROUP};
use plimsoll_model::{Completeness, Why};

use super::selection::governed;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-traffic-unrestricted",
    aliases: &["C-0054"],
    controls: &["netpol-every-pod-selected", "netpol-default-deny"],
    proves: &["netpol-every-pod-selected"],
    title: "traffic into the pod or out of it is not limited",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a NetworkPolicy for the missing direction",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    // Policies do not reach pods in the network of their node.
    if cx.pod.host_network.is(&true) == Truth::True || is_system(cx.object.namespace()) {
        return Verdict::NotApplicable;
    }
    let hit = Hit::new(cx.object, cx.object.reader().find("metadata.name").0);
    match (
        governed(cx, Some(Direction::Ingress)).and(governed(cx, Some(Direction::Egress))),
        cx.view.completeness(GROUP, "NetworkPolicy"),
    ) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (Truth::False, _) => Verdict::gap_at("one direction of its traffic is open to everybody", vec![hit]),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new(
                "a policy that may apply cannot be resolved",
                "render the template and scan its output, or add a NetworkPolicy that selects the pod",
            ),
            Some(hit),
        ),
    }
}
