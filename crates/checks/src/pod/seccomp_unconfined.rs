//! # What
//! A container runs without a seccomp profile: neither it nor its pod chooses one, or they choose `Unconfined`.
//!
//! # Why
//! Without a profile a program may make every system call, and most kernel faults that lead out of containers
//! sit behind calls that ordinary programs never make. Kubernetes chooses no profile by itself unless the
//! kubelet runs with `seccompDefault`.
//!
//! # Fix
//! Set `seccompProfile.type: RuntimeDefault` on the pod, or `Localhost` with a tighter profile of your own.
//!
//! # References
//! - <https://kubernetes.io/docs/tutorials/security/seccomp/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "seccomp-unconfined",
    aliases: &["CKV_K8S_31", "KSV-0030", "KSV-0104", "C-0055"],
    controls: &["wl-seccomp"],
    proves: &["wl-seccomp"],
    title: "container runs without a seccomp profile",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set `seccompProfile.type: RuntimeDefault` on the pod",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let kind = &cx.container.context.seccomp;
    let unconfined = kind.test(true, |k| !matches!(&**k, "RuntimeDefault" | "Localhost"));
    Verdict::fault(unconfined, kind, cx.object, || match kind.given() {
        Some(_) => "seccomp is switched off".into(),
        None => "no seccomp profile is chosen; unless the kubelet supplies one, every system call is open".into(),
    })
}
