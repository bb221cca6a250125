//! # What
//! The least and the greatest number of copies of an autoscaler are the same, or the least is the greater one.
//!
//! # Why
//! It never adds a copy: under load, or under an attack that costs much to answer, the service has what it had
//! before.
//!
//! # Fix
//! Set `maxReplicas` above `minReplicas`, or remove the autoscaler.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "autoscaler-cannot-scale",
    aliases: &["hpaMaxAvailability"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "autoscaler has no room to scale",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `maxReplicas` above `minReplicas`",
    since: "0.1.0",
    run: Run::Object(&[("autoscaling", "HorizontalPodAutoscaler")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let (least, most) = (reader.int("spec.minReplicas"), reader.int("spec.maxReplicas"));
    if least.why().is_some() {
        return Verdict::unknown_value(&least, cx.object);
    }
    let least = least.get().copied().unwrap_or(1);
    Verdict::fault(most.test(false, |most| *most <= least), &most, cx.object, || "no copy is ever added".to_owned())
        .fixed_by(|| Remedy::set(cx.object, most.origin, least + 2))
        .review("how many copies a busy hour needs")
}
