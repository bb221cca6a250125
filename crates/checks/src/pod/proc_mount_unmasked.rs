//! # What
//! A container sets `procMount: Unmasked` and has no user namespace of its own.
//!
//! # Why
//! Runtimes hide parts of `/proc` or make them read-only, such as the kernel's keys, its memory map and its
//! settings. Unmasked, root in the container reads and changes them for the whole node.
//!
//! # Fix
//! Remove `procMount`. For containers within containers, keep it and set `hostUsers: false` on the pod, which
//! the standards accept from Kubernetes 1.35.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/>

use crate::prelude::*;
use crate::pss;

/// The check.
pub static CHECK: Check = Check {
    slug: "proc-mount-unmasked",
    aliases: &["KSV-0027", "C-0211", "unsafe-proc-mount", "procMount"],
    controls: &["wl-procmount-default"],
    proves: &["wl-procmount-default"],
    title: "container sees /proc unmasked",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `procMount`, or set `hostUsers: false` on the pod",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let kind = &cx.container.context.proc_mount;
    let unmasked = kind.test(false, |k| &**k != "Default");
    let contained = pss::has_user_namespace(cx.pod, cx.view.estate().kubernetes);
    match unmasked.and(contained.not()) {
        Truth::Unknown if kind.why().is_none() => Verdict::unknown_value(&cx.pod.host_users, cx.object),
        fault => Verdict::fault(fault, kind, cx.object, || "the masks of /proc are taken away".into())
            .fixed_by(|| Remedy::set(cx.object, kind.origin, "Default")),
    }
}
