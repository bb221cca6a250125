//! # What
//! A container that may run as root shares the user ids of the node: its pod does not set `hostUsers: false`.
//!
//! # Why
//! Root in such a container is root of the node to the kernel, and only capabilities, seccomp and mounts stand
//! between them. In a user namespace it is an unprivileged id outside.
//!
//! # Fix
//! Set `hostUsers: false` where the nodes support user namespaces (Kubernetes 1.33 and a kernel from 6.3), or run
//! as another user.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/>

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-user-namespace",
    aliases: &[],
    controls: &["wl-user-namespaces"],
    proves: &[],
    title: "container that may be root shares the user ids of the node",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `hostUsers: false`, or run as another user than root",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    if cx.pod.is_windows() {
        return Verdict::NotApplicable;
    }
    let (user, non_root) = (&cx.container.context.run_as_user, &cx.container.context.run_as_non_root);
    let root = user.test(true, |user| *user == 0).and(non_root.is(&true).not());
    let shared = &cx.pod.host_users;
    match root.and(shared.is(&true)) {
        Truth::Unknown if user.why().is_some() => Verdict::unknown_value(user, cx.object),
        Truth::Unknown if non_root.why().is_some() => Verdict::unknown_value(non_root, cx.object),
        fault => Verdict::fault(fault, shared, cx.object, || "root in the container is root to the kernel".into())
            .fixed_by_maybe(|| isolated(cx))
            .review("whether the nodes and the volumes can map user ids"),
    }
}

/// The API server refuses a user namespace of a pod that shares other namespaces with the node.
fn isolated(cx: &ContainerCx<'_>) -> Option<Remedy> {
    let shared = [&cx.pod.host_network, &cx.pod.host_pid, &cx.pod.host_ipc];
    let own = shared.into_iter().all(|shared| shared.is(&false) == Truth::True);
    own.then(|| remedies::set_in_pod(cx.object, cx.pod, "hostUsers", false)).flatten()
}
