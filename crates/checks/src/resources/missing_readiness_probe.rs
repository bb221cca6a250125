//! # What
//! A container of a workload that serves until it is stopped has no readiness probe. Jobs, workflows and init
//! containers are left alone.
//!
//! # Why
//! Requests are sent to it before it can answer and while it cannot, and a rollout of a broken version goes on to
//! the last pod.
//!
//! # Fix
//! Set `readinessProbe` to something that only a healthy program answers, and that does not depend on others.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-readiness-probe",
    aliases: &["CKV_K8S_9", "C-0018", "no-readiness-probe", "readinessProbeMissing"],
    controls: &["wl-probes-defined"],
    proves: &[],
    title: "container has no readiness probe",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `readinessProbe`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::missing_probe(cx, "readinessProbe", "requests are sent to it before it can answer")
}
