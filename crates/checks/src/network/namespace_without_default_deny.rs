//! # What
//! No NetworkPolicy isolates all pods of a namespace, into them, out of them, or both. A policy does if it selects
//! all pods, governs the direction and has no rule that lets everyone through. Namespaces that the platform itself
//! runs are left out. Where policies of Cilium, Calico, Antrea or the cluster-wide API are in use, the answer is
//! unknown.
//!
//! # Why
//! Without such a policy every pod of the cluster reaches these pods on every port, and these pods reach every
//! address. One broken pod is then the start of all others, and what it finds can be sent anywhere.
//!
//! # Fix
//! Add a policy with `podSelector: {}` and both `Ingress` and `Egress` in `policyTypes`, then policies for the
//! connections that are needed; name resolution comes first.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies>

use plimsoll_engine::{Hit, NamespaceCx};
use plimsoll_estate::namespace::is_system;
use plimsoll_estate::network::{Direction, GROUP};
use plimsoll_estate::{At, Object};
use plimsoll_model::{Completeness, Truth, Why};

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "namespace-without-default-deny",
    aliases: &["C-0030"],
    controls: &["netpol-default-deny"],
    proves: &["netpol-default-deny"],
    title: "namespace does not deny traffic by default",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a NetworkPolicy with `podSelector: {}` and `policyTypes: [Ingress, Egress]`",
    since: "0.1.0",
    run: Run::Namespace(run),
};

fn run<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    if is_system(cx.name) {
        return Verdict::NotApplicable;
    }
    let (into, out) = (denied(cx, Direction::Ingress), denied(cx, Direction::Egress));
    let hit = Hit::new(cx.anchor, place(cx));
    if into.and(out) == Truth::True {
        return Verdict::Pass;
    }
    match blind(cx, into.and(out)) {
        Some(why) => Verdict::Unknown(why, Some(hit)),
        None => Verdict::gap_at(message(into, out), vec![hit]),
    }
}

fn denied(cx: &NamespaceCx<'_>, direction: Direction) -> Truth {
    let policies = cx.view.of_kind_in(GROUP, "NetworkPolicy", cx.name).into_iter();
    Truth::any(policies.map(|policy| isolates(policy, direction)))
}

fn isolates(policy: &Object, direction: Direction) -> Truth {
    let open = Truth::any(support::openings(policy, direction).iter().map(|rule| rule.is(&true)));
    support::selects_all(policy).and(support::governs(policy, direction)).and(open.not())
}

/// Why a default that was not found may exist all the same.
fn blind(cx: &NamespaceCx<'_>, denied: Truth) -> Option<Why> {
    let other = |(group, kind, own): &(&str, &str, bool)| {
        cx.view.of_kind(group, kind).any(|policy| !own || policy.namespace() == cx.name)
    };
    if support::OTHERS.iter().any(other) {
        return Some(Why::new(
            "policies of another engine apply here, and they are not resolved yet",
            "read those policies, or add a NetworkPolicy that denies by default",
        ));
    }
    if let Completeness::Partial(why) = cx.view.completeness(GROUP, "NetworkPolicy") {
        return Some(why);
    }
    let why =
        || Why::new("a policy of this namespace cannot be read to the end", "render the template and scan its output");
    (denied == Truth::Unknown).then(why)
}

fn message(into: Truth, out: Truth) -> &'static str {
    match (into == Truth::True, out == Truth::True) {
        (true, _) => "nothing denies traffic out of its pods by default",
        (_, true) => "nothing denies traffic into its pods by default",
        _ => "nothing denies traffic into or out of its pods by default",
    }
}

/// The namespace's own name, else the line that puts an object into it.
fn place(cx: &NamespaceCx<'_>) -> At {
    let path = if cx.declared.is_some() { "metadata.name" } else { "metadata.namespace" };
    cx.anchor.reader().find(path).0
}
