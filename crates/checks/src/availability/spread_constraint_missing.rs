//! # What
//! The pods of a workload that serves are not spread: no `topologySpreadConstraints`. Jobs and DaemonSets are left
//! out.
//!
//! # Why
//! The scheduler may put all copies on one node or into one zone, which then fail together.
//!
//! # Fix
//! Add a constraint with `topologyKey: topology.kubernetes.io/zone` or `kubernetes.io/hostname`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/>

use crate::prelude::*;
use serde_json::{Value, json};

/// The check.
pub static CHECK: Check = Check {
    slug: "spread-constraint-missing",
    aliases: &["topologySpreadConstraint"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "copies may all land on one node",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `topologySpreadConstraints`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    if matches!(&*cx.object.key.kind, "CronJob" | "DaemonSet" | "Job") {
        return Verdict::NotApplicable;
    }
    let spec = cx.pod.spec(cx.object);
    let at = spec.find("topologySpreadConstraints").0;
    let constraints = spec.items("topologySpreadConstraints");
    match constraints.first().map(|first| first.opaque()) {
        None => Verdict::gap("all copies may stand on one node", cx.object, at)
            .fixed_by_maybe(|| spread(cx).map(|constraint| Remedy::add(cx.object, at, constraint)))
            .review("how strictly its copies have to stand apart"),
        Some(Some(why)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        Some(None) => Verdict::Pass,
    }
}

/// Copies on different nodes where that can be had.
fn spread(cx: &PodCx<'_>) -> Option<Value> {
    let labels = cx.pod.metadata(cx.object)?.child("labels")?.node().to_json();
    Some(json!({
        "maxSkew": 1,
        "topologyKey": "kubernetes.io/hostname",
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": { "matchLabels": labels },
    }))
}
