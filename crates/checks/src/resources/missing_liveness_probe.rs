//! # What
//! A container of a workload that serves until it is stopped has no liveness probe. Jobs, workflows and init
//! containers are left alone.
//!
//! # Why
//! A program that hangs, after an attack for instance, keeps its place and is not started again.
//!
//! # Fix
//! Set `livenessProbe` to something that only a healthy program answers, and that does not depend on others.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "missing-liveness-probe",
    aliases: &["CKV_K8S_8", "C-0056", "no-liveness-probe", "livenessProbeMissing"],
    controls: &["wl-probes-defined"],
    proves: &[],
    title: "container has no liveness probe",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `livenessProbe`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    support::missing_probe(cx, "livenessProbe", "nothing starts it again when it hangs")
}
