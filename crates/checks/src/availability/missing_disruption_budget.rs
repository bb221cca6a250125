//! # What
//! No disruption budget selects the pods of a workload, where all budgets were seen.
//!
//! # Why
//! Whoever drains nodes, a person or an autoscaler of the cluster, may evict all copies at once.
//!
//! # Fix
//! Add a PodDisruptionBudget with `maxUnavailable: 1`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/configure-pdb/>

use plimsoll_engine::ObjectCx;
use plimsoll_model::{Completeness, Why};

use super::support;
use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-disruption-budget",
    aliases: &["missingPodDisruptionBudget"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "workload has no disruption budget",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a PodDisruptionBudget",
    since: "0.1.0",
    run: Run::Object(
        &[
            ("", "Deployment"),
            ("", "ReplicationController"),
            ("apps", "Deployment"),
            ("apps", "ReplicaSet"),
            ("apps", "StatefulSet"),
            ("apps.openshift.io", "DeploymentConfig"),
            ("argoproj.io", "Rollout"),
        ],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_made_by_another(cx.object) {
        return Verdict::NotApplicable;
    }
    let labels = selectors::made_labels(cx.object);
    let budgets = cx.view.of_kind_in("policy", "PodDisruptionBudget", cx.object.namespace()).into_iter();
    let selectors = budgets.filter_map(|budget| budget.node().at("spec.selector"));
    let at = cx.object.reader().find("spec").0;
    let any = Truth::any(selectors.map(|selector| selectors::matches(selector, Form::Selector, &labels)));
    match (any, cx.view.completeness("policy", "PodDisruptionBudget")) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        (Truth::False, _) => Verdict::gap("all its copies may be evicted at once", cx.object, at),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(Hit::new(cx.object, at)),
        ),
    }
}
