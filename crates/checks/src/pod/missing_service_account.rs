//! # What
//! A pod names a service account that is not among the objects, where all service accounts are known.
//!
//! # Why
//! Such a pod is refused, or gets whatever account somebody creates under that name later, with the rights of
//! that moment.
//!
//! # Fix
//! Add the service account beside the workload, or correct the name.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/>

use crate::prelude::*;
use plimsoll_model::{Completeness, Why};

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-service-account",
    aliases: &["C-0307", "non-existent-service-account"],
    controls: &["k8s-sa-reference-valid"],
    proves: &[],
    title: "pod names a service account that does not exist",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add the service account, or correct its name",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let account = &cx.pod.service_account;
    let Some(name) = account.get() else {
        return Verdict::unknown_value(account, cx.object);
    };
    // The cluster makes the account `default` in every namespace.
    if &**name == "default" || cx.view.named("", "ServiceAccount", cx.object.namespace(), name).is_some() {
        return Verdict::Pass;
    }
    match cx.view.completeness("", "ServiceAccount") {
        Completeness::Complete => Verdict::gap("no such service account is there", cx.object, account.origin),
        Completeness::Partial(why) => unseen(cx, why),
    }
}

fn unseen<'e>(cx: &PodCx<'e>, why: Why) -> Verdict<'e> {
    Verdict::Unknown(why, Some(Hit::new(cx.object, cx.pod.service_account.origin)))
}
