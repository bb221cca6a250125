//! # What
//! A pod is written by itself, without a controller that owns it. Mirror pods of the kubelet and hooks of Helm do
//! not count.
//!
//! # Why
//! Nothing starts it again when its node fails or is drained for a patch, so nodes with such pods are patched
//! late. No rollout replaces its image.
//!
//! # Fix
//! Use a Deployment, a StatefulSet, a DaemonSet or a Job.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/pods/>
//! - <https://kubernetes.io/docs/concepts/workloads/controllers/>

use crate::prelude::*;
use plimsoll_engine::ObjectCx;

/// The check.
pub static CHECK: Check = Check {
    slug: "bare-pod",
    aliases: &["C-0073"],
    controls: &["wl-no-bare-pods"],
    proves: &["wl-no-bare-pods"],
    title: "pod has no controller",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a Deployment or a Job",
    since: "0.1.0",
    run: Run::Object(&[("", "Pod")], run),
};

/// Annotations of pods that something else starts.
const STARTED: [&str; 2] = ["kubernetes.io/config.mirror", "helm.sh/hook"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if STARTED.iter().any(|key| cx.object.annotation(key).is_some()) {
        return Verdict::NotApplicable;
    }
    let owner = cx.object.reader().find("metadata.ownerReferences").0;
    let owners = cx.object.reader().items("metadata.ownerReferences");
    match owners.first().and_then(|owner| owner.opaque()) {
        Some(why) => Verdict::Unknown(why, Some(Hit::new(cx.object, owner))),
        None if owners.is_empty() => Verdict::gap("nothing starts it again", cx.object, owner),
        None => Verdict::Pass,
    }
}
