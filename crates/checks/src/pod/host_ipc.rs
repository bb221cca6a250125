//! # What
//! A pod shares the inter-process communication of its node: `hostIPC: true`.
//!
//! # Why
//! Its containers can open the shared memory, semaphores and message queues of processes on the node and of
//! other pods that share them, and read or change what passes there.
//!
//! # Fix
//! Remove `hostIPC`. Containers of one pod share such memory among themselves without it.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-ipc",
    aliases: &["CKV_K8S_18", "KSV-0008"],
    controls: &["wl-no-host-ipc"],
    proves: &["wl-no-host-ipc"],
    title: "pod shares the node's inter-process communication",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `hostIPC: true`",
    since: "0.1.0",
    run: Run::Pod(run),
};

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let shared = &cx.pod.host_ipc;
    Verdict::fault(shared.is(&true), shared, cx.object, || "the pod reaches shared memory of the node".into())
        .fixed_by(|| Remedy::remove(cx.object, shared.origin))
}
