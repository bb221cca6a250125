//! # What
//! A rule of a NetworkPolicy has a block of all addresses, whatever ranges it leaves out.
//!
//! # Why
//! From the internet, or to it, is seldom what a pod behind a gateway needs, and a few ranges that are left out
//! do not change that.
//!
//! # Fix
//! Name the ranges that are meant, or let a gateway do it.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::At;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-opens-internet",
    aliases: &["KUBE-0001", "KUBE-0002"],
    controls: &["netpol-egress-allowlist"],
    proves: &[],
    title: "network policy names every address of the internet",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the ranges that are meant",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let mut hits = Vec::new();
    for (rules, peers) in [("spec.ingress", "from"), ("spec.egress", "to")] {
        let rules = reader.child(rules).map(|rules| rules.node().items().collect::<Vec<_>>()).unwrap_or_default();
        let peers = rules.into_iter().filter_map(|rule| rule.get(peers)).flat_map(|peers| peers.items());
        let blocks = peers.filter_map(|peer| peer.at("ipBlock.cidr"));
        hits.extend(blocks.filter(|cidr| cidr.text().ends_with("/0")).map(|cidr| Hit::new(cx.object, At::exact(cidr))));
    }
    Verdict::gap_at("every address of the internet is named", hits)
}
