//! # What
//! A namespace that holds pods has no LimitRange, where all of them were seen.
//!
//! # Why
//! Containers that state no limits then get none, and one of them can take a whole node.
//!
//! # Fix
//! Add a LimitRange with defaults for containers.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/policy/limit-range/>

use plimsoll_engine::{Hit, NamespaceCx};
use plimsoll_estate::namespace::is_system;
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "namespace-without-limit-range",
    aliases: &[],
    controls: &["mt-resource-quota"],
    proves: &[],
    title: "namespace has no limit range",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a LimitRange to the namespace",
    since: "0.1.0",
    run: Run::Namespace(run),
};

fn run<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    if is_system(cx.name) || cx.pods().next().is_none() {
        return Verdict::NotApplicable;
    }
    if cx.view.of_kind("", "LimitRange").any(|object| object.namespace() == cx.name) {
        return Verdict::Pass;
    }
    let path = if cx.declared.is_some() { "metadata.name" } else { "metadata.namespace" };
    let hit = Hit::new(cx.anchor, cx.anchor.reader().find(path).0);
    match cx.view.completeness("", "LimitRange") {
        Completeness::Complete => Verdict::gap_at("nothing bounds what its pods take", vec![hit]),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(hit)),
    }
}
