//! # What
//! A rule of a NetworkPolicy names no peers at all, or the block of all addresses without an `except`. Egress rules
//! for port 53 alone are accepted without peers.
//!
//! # Why
//! The rules of all policies add up, so that one open rule undoes every narrower one for the pods that it selects.
//! Outward it leaves a way to send data anywhere, inward it opens the port to every pod and every address.
//!
//! # Fix
//! Name the peers: `podSelector` and `namespaceSelector` for pods, `ipBlock` with the address ranges that are
//! meant for others. Traffic that truly comes from the internet belongs on the pods of a gateway, with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors>
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::network::Direction;
use plimsoll_model::Truth;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-allows-everyone",
    aliases: &[],
    controls: &["netpol-no-allow-all"],
    proves: &["netpol-no-allow-all"],
    title: "network policy lets everyone through",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the pods, namespaces or address ranges that the rule is for",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let mut hits = Vec::new();
    let mut unknown = None;
    for (direction, note) in [(Direction::Ingress, "from everyone"), (Direction::Egress, "to everyone")] {
        let governs = support::governs(cx.object, direction);
        for rule in support::openings(cx.object, direction) {
            match governs.and(rule.is(&true)) {
                Truth::True => hits.push(Hit::noted(cx.object, rule.origin, note)),
                Truth::Unknown => unknown = unknown.or(Some(rule)),
                Truth::False => {}
            }
        }
    }
    match unknown {
        Some(rule) if hits.is_empty() => Verdict::unknown_value(&rule, cx.object),
        _ => Verdict::gap_at("the rule lets everyone through, whatever other rules say", hits),
    }
}
