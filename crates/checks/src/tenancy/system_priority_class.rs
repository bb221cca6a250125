//! # What
//! A pod outside the namespaces of the platform has the priority class `system-cluster-critical` or
//! `system-node-critical`.
//!
//! # Why
//! It pushes every other pod out of a full node, those of the platform with a lower class among them.
//!
//! # Fix
//! Make a priority class of your own below one thousand million, and limit who may use it with a quota.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/>

use plimsoll_estate::namespace::is_system;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "system-priority-class",
    aliases: &[],
    controls: &["mt-priority-classes-limited"],
    proves: &[],
    title: "workload claims the priority of the platform",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a priority class of your own",
    since: "0.1.0",
    run: Run::Pod(run),
};

const CLASSES: [&str; 2] = ["system-cluster-critical", "system-node-critical"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    if is_system(cx.object.namespace()) {
        return Verdict::NotApplicable;
    }
    let class = cx.pod.spec(cx.object).string("priorityClassName");
    Verdict::fault(class.test(false, |class| CLASSES.contains(&&**class)), &class, cx.object, || {
        "it pushes out the pods of the platform".to_owned()
    })
    .fixed_by(|| Remedy::remove(cx.object, class.origin))
    .review("which priority it should have among your own")
}
