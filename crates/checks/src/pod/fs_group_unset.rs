//! # What
//! A pod sets no `fsGroup`.
//!
//! # Why
//! Volumes then belong to whatever group their files have. Programs that do not run as root cannot write to them,
//! which is where many go back to root.
//!
//! # Fix
//! Set `securityContext.fsGroup` to a group of the application.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "fs-group-unset",
    aliases: &[],
    controls: &["wl-non-root-group"],
    proves: &[],
    title: "pod names no group for its volumes",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `securityContext.fsGroup`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let group = cx.pod.spec(cx.object).int("securityContext.fsGroup");
    let fault = group.test(true, |group| *group < 0);
    Verdict::fault(fault, &group, cx.object, || "its volumes keep the group of their files".to_owned())
        .fixed_by_maybe(|| remedies::set_in_pod(cx.object, cx.pod, "securityContext.fsGroup", 10_001))
        .review("which group the program belongs to")
}
