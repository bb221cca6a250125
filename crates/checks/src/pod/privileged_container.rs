//! # What
//! A container runs with `privileged: true`.
//!
//! # Why
//! A privileged container holds every capability, sees every device of the node and is not confined by
//! seccomp, AppArmor or SELinux. Whoever controls its process controls the node, and through the node's
//! credentials every pod on it.
//!
//! # Fix
//! Remove `privileged: true`. If the container needs a single right, add that capability or mount that
//! device alone. Node agents that truly need it belong in a namespace of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "privileged-container",
    aliases: &["CKV_K8S_16", "KSV-0017", "C-0057"],
    controls: &["wl-no-privileged"],
    proves: &["wl-no-privileged"],
    title: "container runs in privileged mode",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `privileged: true`; add the one capability or device that is needed",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let privileged = &cx.container.context.privileged;
    Verdict::fault(privileged.is(&true), privileged, cx.object, || "the container has every right of the node".into())
}
