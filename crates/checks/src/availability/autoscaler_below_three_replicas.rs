//! # What
//! An autoscaler may go down to fewer than three copies; one is the default.
//!
//! # Why
//! In a quiet hour the service is down to the number that it may go to, and the failure of one node then takes half
//! of it or all.
//!
//! # Fix
//! Set `minReplicas` to 3 or more.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "autoscaler-below-three-replicas",
    aliases: &["hpa-minimum-three-replicas"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "autoscaler may go below three copies",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `minReplicas` to 3 or more",
    since: "0.1.0",
    run: Run::Object(&[("autoscaling", "HorizontalPodAutoscaler")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let least = cx.object.reader().int("spec.minReplicas");
    let fault = least.test(true, |count| *count < 3);
    Verdict::fault(fault, &least, cx.object, || "in a quiet hour hardly a copy is left".to_owned())
        .fixed_by(|| {
            // The API server wants the least to be at most the most.
            let most = cx.object.reader().int("spec.maxReplicas");
            let remedy = Remedy::set(cx.object, least.origin, 3);
            if most.get().is_some_and(|most| *most < 3) { remedy.and_set(cx.object, most.origin, 3) } else { remedy }
        })
        .review("how many copies a quiet hour needs")
}
