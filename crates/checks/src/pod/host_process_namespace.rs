//! # What
//! A pod shares the process ids of its node: `hostPID: true`.
//!
//! # Why
//! Its containers see every process of the node with its arguments and environment, can signal those of the
//! same user and, as root, trace them. Secrets of other pods and of the kubelet are then in reach.
//!
//! # Fix
//! Remove `hostPID`. Node agents that must see all processes belong in a namespace of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-process-namespace",
    aliases: &["CKV_K8S_17", "KSV-0010", "C-0038", "host-pid"],
    controls: &["wl-no-host-pid"],
    proves: &["wl-no-host-pid"],
    title: "pod shares the node's process namespace",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `hostPID: true`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let shared = &cx.pod.host_pid;
    Verdict::fault(shared.is(&true), shared, cx.object, || "the pod sees every process of the node".into())
        .fixed_by(|| Remedy::remove(cx.object, shared.origin))
}
