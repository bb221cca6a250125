//! # What
//! An autoscaler names a workload that does not exist, where all workloads of its kind were seen. Kinds that are
//! not of Kubernetes or OpenShift are left out, since operators make their objects.
//!
//! # Why
//! Nothing is scaled although somebody relies on it; mostly a name was changed on one side, or the two stand in
//! different namespaces.
//!
//! # Fix
//! Correct the name, or remove the autoscaler.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;
use plimsoll_model::Completeness;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "autoscaler-without-target",
    aliases: &["dangling-horizontalpodautoscaler", "hpa-has-target"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "autoscaler scales a workload that does not exist",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "correct `scaleTargetRef`, or remove the autoscaler",
    since: "0.1.0",
    run: Run::Object(&[("autoscaling", "HorizontalPodAutoscaler")], run),
};

/// Kinds that manifests hold, rather than operators.
const WRITTEN: [(&str, &str); 5] = [
    ("", "ReplicationController"),
    ("apps", "Deployment"),
    ("apps", "ReplicaSet"),
    ("apps", "StatefulSet"),
    ("apps.openshift.io", "DeploymentConfig"),
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let target = |field| cx.object.reader().string(field);
    let fields = [target("spec.scaleTargetRef.name"), target("spec.scaleTargetRef.kind")];
    let version = target("spec.scaleTargetRef.apiVersion");
    if let Some(opaque) = fields.iter().chain([&version]).find(|field| field.why().is_some()) {
        return Verdict::unknown_value(opaque, cx.object);
    }
    let [Some(name), Some(kind)] = fields.each_ref().map(|field| field.get()) else { return Verdict::NotApplicable };
    let group = version.get().map(|version| version.split_once('/').map_or("", |(group, _)| group));
    let is_meant = |(own, of): &&(&str, &str)| **kind == **of && group.is_none_or(|group| group == *own);
    match WRITTEN.iter().find(is_meant) {
        Some((group, kind)) => judge(cx, (group, kind, name), fields[0].origin),
        None => Verdict::NotApplicable,
    }
}

fn judge<'e>(cx: &ObjectCx<'e>, (group, kind, name): (&str, &str, &str), at: At) -> Verdict<'e> {
    if cx.view.named(group, kind, cx.object.namespace(), name).is_some() {
        return Verdict::Pass;
    }
    match cx.view.completeness(group, kind) {
        Completeness::Complete => Verdict::gap("no such workload is in its namespace", cx.object, at),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
    }
}
