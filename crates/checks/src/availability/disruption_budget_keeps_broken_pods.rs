//! # What
//! A disruption budget leaves `unhealthyPodEvictionPolicy` to its default, `IfHealthyBudget`: pods that are not
//! ready count against it.
//!
//! # Why
//! A pod that never gets ready cannot be evicted while its workload is short of copies, which is just when it is
//! broken, and the update of its node waits.
//!
//! # Fix
//! Set `unhealthyPodEvictionPolicy: AlwaysAllow`, or write the default out where it is meant.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "disruption-budget-keeps-broken-pods",
    aliases: &["pdb-unhealthy-pod-eviction-policy"],
    controls: &["wl-availability-spread"],
    proves: &[],
    title: "disruption budget keeps broken pods on their node",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `unhealthyPodEvictionPolicy: AlwaysAllow`",
    since: "0.1.0",
    run: Run::Object(&[("", "PodDisruptionBudget"), ("policy", "PodDisruptionBudget")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let policy = cx.object.reader().string("spec.unhealthyPodEvictionPolicy");
    let fault = policy.test(true, |policy| policy.is_empty());
    Verdict::fault(fault, &policy, cx.object, || "a broken pod can hold up the update of its node".to_owned())
        .fixed_by(|| Remedy::set(cx.object, policy.origin, "AlwaysAllow"))
}
