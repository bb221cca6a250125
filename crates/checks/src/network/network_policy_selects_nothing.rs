//! # What
//! A NetworkPolicy selects no pod of its namespace, where all pods were seen. A policy for all pods is left out.
//!
//! # Why
//! Whoever wrote it believes that something is protected. Mostly a label was changed or misspelt.
//!
//! # Fix
//! Correct the selector, or remove the policy.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/network-policies/>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_model::{Completeness, Why};

use super::selection::Selection;
use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-policy-selects-nothing",
    aliases: &["C-0299", "dangling-networkpolicy"],
    controls: &["netpol-every-pod-selected", "netpol-validated-against-runtime"],
    proves: &[],
    title: "network policy applies to no pod",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "correct `podSelector`, or remove the policy",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "NetworkPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::selects_all(cx.object) == Truth::True {
        return Verdict::NotApplicable;
    }
    let near = cx.view.pods_in(cx.object.namespace());
    let selection = Selection::of(cx.object);
    let applies = |(object, pod)| selection.as_ref().map_or(Truth::False, |s| s.applies(object, pod));
    let any = Truth::any(near.into_iter().map(applies));
    let hit = Hit::new(cx.object, cx.object.reader().find("spec.podSelector").0);
    match (any, cx.view.completeness("", "Pod")) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (Truth::False, _) => Verdict::gap_at("no pod carries these labels", vec![hit]),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(hit),
        ),
    }
}
