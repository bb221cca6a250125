//! # What
//! A namespace that holds pods has no ResourceQuota, where all of them were seen.
//!
//! # Why
//! One namespace can then take all memory, processors and load balancers of the cluster.
//!
//! # Fix
//! Add a ResourceQuota with what the namespace needs.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/policy/resource-quotas/>

use plimsoll_engine::{Hit, NamespaceCx};
use plimsoll_estate::namespace::is_system;
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "namespace-without-quota",
    aliases: &[],
    controls: &["mt-resource-quota"],
    proves: &[],
    title: "namespace has no resource quota",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a ResourceQuota to the namespace",
    since: "0.1.0",
    run: Run::Namespace(run),
};

fn run<'e>(cx: &NamespaceCx<'e>) -> Verdict<'e> {
    if is_system(cx.name) || cx.pods().next().is_none() {
        return Verdict::NotApplicable;
    }
    if cx.view.of_kind("", "ResourceQuota").any(|object| object.namespace() == cx.name) {
        return Verdict::Pass;
    }
    let path = if cx.declared.is_some() { "metadata.name" } else { "metadata.namespace" };
    let hit = Hit::new(cx.anchor, cx.anchor.reader().find(path).0);
    match cx.view.completeness("", "ResourceQuota") {
        Completeness::Complete => Verdict::gap_at("nothing bounds what its pods take", vec![hit]),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(hit)),
    }
}
