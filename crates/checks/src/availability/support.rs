//! What the checks of availability share: workloads of several copies, and who sets their number.

use plimsoll_engine::ObjectCx;
use plimsoll_estate::View;

use crate::prelude::*;
use crate::selectors::{self, Form};

/// Kinds that run several copies of one pod; a Deployment without a group is a slip that readers still understand.
const SCALED: [(&str, &str); 7] = [
    ("", "Deployment"),
    ("", "ReplicationController"),
    ("apps", "Deployment"),
    ("apps", "ReplicaSet"),
    ("apps", "StatefulSet"),
    ("apps.openshift.io", "DeploymentConfig"),
    ("argoproj.io", "Rollout"),
];

/// The autoscalers that set the number of copies of a workload.
pub(super) fn autoscalers<'e>(view: View<'e>, object: &Object) -> Vec<&'e Object> {
    let near = |group, kind| view.of_kind_in(group, kind, object.namespace()).into_iter();
    let all = near("autoscaling", "HorizontalPodAutoscaler").chain(near("keda.sh", "ScaledObject"));
    all.filter(|scaler| scales(scaler, object)).collect()
}

fn scales(scaler: &Object, object: &Object) -> bool {
    let name = scaler.reader().string("spec.scaleTargetRef.name");
    // KEDA means a Deployment where no kind is named.
    let kind = scaler.reader().string_or("spec.scaleTargetRef.kind", "Deployment");
    let is = |value: &V<Box<str>>, wanted: &str| value.get().is_some_and(|own| **own == *wanted);
    is(&name, &object.key.name) && is(&kind, &object.key.kind)
}

/// Whether another object of the cluster made this one, so that it is not its author's to change.
pub(super) fn is_made_by_another(object: &Object) -> bool {
    !object.reader().items("metadata.ownerReferences").is_empty()
}

/// A gap where a workload runs fewer copies than this. None at all is a workload that is switched off, and a number
/// that an autoscaler sets is the autoscaler's.
pub(super) fn fewer_than<'e>(cx: &ObjectCx<'e>, least: i64, message: &str) -> Verdict<'e> {
    if is_made_by_another(cx.object) || !autoscalers(cx.view, cx.object).is_empty() {
        return Verdict::NotApplicable;
    }
    let copies = cx.object.reader().int("spec.replicas");
    let fault = copies.test(true, |count| (1..least).contains(count));
    Verdict::fault(fault, &copies, cx.object, || message.to_owned())
}

/// The least number of copies that a workload is brought to; nothing where it cannot be told.
pub(super) fn least_copies(view: View<'_>, object: &Object) -> Option<i64> {
    let number = |value: V<i64>, default| match value.why() {
        Some(_) => None,
        None => Some(value.get().copied().unwrap_or(default)),
    };
    let Some(scaler) = autoscalers(view, object).first().copied() else {
        return number(object.reader().int("spec.replicas"), 1);
    };
    match &*scaler.key.kind {
        "ScaledObject" => number(scaler.reader().int("spec.minReplicaCount"), 0),
        _ => number(scaler.reader().int("spec.minReplicas"), 1),
    }
}

/// The workloads that a disruption budget is for.
pub(super) fn budgeted<'e>(cx: &ObjectCx<'e>) -> Vec<&'e Object> {
    let Some(selector) = cx.object.node().at("spec.selector") else { return Vec::new() };
    let namespace = cx.object.namespace();
    let near = SCALED.iter().flat_map(|(group, kind)| cx.view.of_kind_in(group, kind, namespace));
    let selected = |object: &&Object| {
        let labels = selectors::made_labels(object);
        selectors::matches(selector, Form::Selector, &labels) == Truth::True
    };
    near.filter(selected).collect()
}

/// So many copies, where too few are asked for.
pub(super) fn more_copies(hits: &[Hit<'_>], count: i64) -> Remedy {
    hits.first().map_or_else(Remedy::none, |hit| Remedy::set(hit.object, hit.at, count))
}
