//! # What
//! A rule of a NetworkPolicy names all namespaces with an empty `namespaceSelector` and no `podSelector`. Rules for
//! name resolution alone are left out.
//!
//! # Why
//! Every pod of the cluster is let through, those of other teams and of new namespaces included.
//!
//! # Fix
//! Name the namespaces by label, such as `kubernetes.io/metadata.name`, and the pods.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::network::Direction;
use plimsoll_estate::{At, Reader, Selector};
use plimsoll_syntax::Node;

use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-allows-all-namespaces",
    aliases: &[],
    controls: &["netpol-no-allow-all"],
    proves: &[],
    title: "network policy lets every namespace through",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the namespaces and pods by their labels",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let mut hits = Vec::new();
    for (direction, rules, peers) in
        [(Direction::Ingress, "spec.ingress", "from"), (Direction::Egress, "spec.egress", "to")]
    {
        let governs = support::governs(cx.object, direction) == Truth::True;
        let rules = cx.object.reader().items(rules).into_iter().filter(|rule| governs && !asks_names(*rule));
        let peers = rules.flat_map(|rule| rule.items(peers)).filter_map(every_namespace);
        hits.extend(peers.map(|selector| Hit::new(cx.object, At::exact(selector))));
    }
    let unread = unread(cx.object);
    match unread {
        Some(value) if hits.is_empty() => Verdict::unknown_value(&value, cx.object),
        _ => Verdict::gap_at("every pod of the cluster is let through", hits),
    }
}

/// The selector of a peer that stands for every pod of every namespace.
fn every_namespace(peer: Reader<'_>) -> Option<Node<'_>> {
    let namespaces = peer.find("namespaceSelector").1.filter(|node| Reader::new(*node).opaque().is_none())?;
    let pods = peer.find("podSelector").1;
    let every = |node: Node<'_>| Selector::new(Some(node)).is_everything();
    (every(namespaces) && pods.is_none_or(|node| Reader::new(node).opaque().is_none() && every(node)))
        .then_some(namespaces)
}

/// Name resolution is asked for anywhere.
fn asks_names(rule: Reader<'_>) -> bool {
    let ports = rule.items("ports");
    !ports.is_empty() && ports.into_iter().all(|port| port.int("port").get() == Some(&53))
}

/// The first peer that cannot be read.
fn unread(object: &Object) -> Option<V<()>> {
    let reader = object.reader();
    let rules = reader.items("spec.ingress").into_iter().map(|rule| (rule, "from"));
    let rules = rules.chain(reader.items("spec.egress").into_iter().map(|rule| (rule, "to")));
    let peers = rules.flat_map(|(rule, peers)| rule.items(peers));
    let selectors = peers.flat_map(|peer| [Some(peer), peer.child("namespaceSelector")]).flatten();
    selectors.into_iter().find_map(|node| node.opaque().map(|why| V::unknown(why, At::exact(node.node()))))
}
