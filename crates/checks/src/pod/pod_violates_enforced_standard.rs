//! # What
//! A pod, or the pods of a template, violate the Pod Security Standard that their namespace enforces by its
//! label `pod-security.kubernetes.io/enforce`.
//!
//! # Why
//! The API server refuses such pods. A Deployment is accepted and then makes none, so that an update stands
//! still or a restart brings nothing back. Often the next step is to loosen the namespace for all its pods.
//!
//! # Fix
//! Change the pod so that it meets the level; each place shows what violates it. A workload that cannot meet it
//! belongs in a namespace of its own with a lower level.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-admission/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/>

use plimsoll_model::Completeness;

use crate::prelude::*;
use crate::pss::{self, Evaluation, Level, Policy};

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-violates-enforced-standard",
    aliases: &[],
    controls: &["wl-psa-enforce"],
    proves: &[],
    title: "pod violates the Pod Security Standard of its namespace",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "change the pod so that it meets the level that its namespace enforces",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let name = cx.object.namespace();
    let latest = cx.view.estate().kubernetes;
    let Some(namespace) = cx.view.cluster_named("", "Namespace", name) else { return unseen(cx) };
    match pss::enforced(namespace, latest) {
        None | Some(Policy { level: Level::Privileged, .. }) => Verdict::NotApplicable,
        Some(policy) => judge(cx, name, policy),
    }
}

/// A pod that meets the strictest level meets whatever an unseen namespace enforces.
fn unseen<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let Completeness::Partial(why) = cx.view.completeness("", "Namespace") else { return Verdict::NotApplicable };
    let strictest = pss::evaluate(cx.object, cx.pod, Level::Restricted, cx.view.estate().kubernetes);
    match strictest.allowed() {
        Truth::True => Verdict::Pass,
        _ => Verdict::Unknown(why, Some(Hit::new(cx.object, cx.pod.at))),
    }
}

fn judge<'e>(cx: &PodCx<'e>, namespace: &str, policy: Policy) -> Verdict<'e> {
    let Evaluation { violations, undecided } = pss::evaluate(cx.object, cx.pod, policy.level, policy.version);
    if violations.is_empty() {
        let first = undecided.into_iter().next();
        return first.map_or(Verdict::Pass, |u| Verdict::Unknown(u.why, Some(u.hit)));
    }
    let what: Vec<&str> = violations.iter().map(pss::Violation::message).collect();
    let message = format!("namespace {namespace} enforces {} ({}): {}", policy.level, policy.version, what.join("; "));
    Verdict::gap_at(message, violations.into_iter().flat_map(|v| v.hits).collect())
}
