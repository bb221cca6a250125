//! # What
//! A rule of a NetworkPolicy names peers by labels that no pod of its namespace carries, where all pods were seen.
//! Peers with a namespace selector are left out.
//!
//! # Why
//! Whoever is meant cannot connect, and mostly a label was changed or misspelt. A pod that gets these labels later,
//! from whoever may create pods, is let through.
//!
//! # Fix
//! Correct the selector, or remove the peer.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};
use plimsoll_model::{Completeness, Why};
use plimsoll_syntax::Node;

use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-peer-selects-nothing",
    aliases: &["dangling-networkpolicypeer-podselector"],
    controls: &["netpol-validated-against-runtime"],
    proves: &[],
    title: "network policy names peers that do not exist",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "correct `podSelector`, or remove the peer",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let rules = [("spec.ingress", "from"), ("spec.egress", "to")];
    let peers = rules
        .into_iter()
        .flat_map(|(rules, peers)| cx.object.reader().items(rules).into_iter().flat_map(move |rule| rule.items(peers)));
    let selectors = peers.filter_map(selector);
    let judged: Vec<(Node<'e>, Truth)> = selectors.map(|selector| (selector, meets(cx, selector))).collect();
    let hit = |selector: Node<'e>| Hit::noted(cx.object, At::exact(selector), "no pod carries these labels");
    let missed: Vec<Hit<'e>> = judged.iter().filter(|(_, t)| *t == Truth::False).map(|(s, _)| hit(*s)).collect();
    let open = judged.iter().find(|(_, truth)| *truth == Truth::Unknown);
    match (open, cx.view.completeness("", "Pod")) {
        (_, Completeness::Partial(why)) if !missed.is_empty() => Verdict::Unknown(why, missed.into_iter().next()),
        (Some((selector, _)), _) if missed.is_empty() => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(Hit::new(cx.object, At::exact(*selector))),
        ),
        _ => Verdict::gap_at("its rules let through pods that do not exist", missed),
    }
}

/// The selector of a peer that means pods of the policy's own namespace.
fn selector<'e>(peer: Reader<'e>) -> Option<Node<'e>> {
    let own = peer.find("namespaceSelector").1.is_none();
    peer.find("podSelector").1.filter(|selector| own && !selectors::is_empty(*selector, Form::Selector))
}

fn meets(cx: &ObjectCx<'_>, selector: Node<'_>) -> Truth {
    selectors::any_pod(cx.view, cx.object.namespace(), selector, Form::Selector)
}
