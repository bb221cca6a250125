//! # What
//! A Windows container runs as a process of its host: `windowsOptions.hostProcess: true` on it or its pod.
//!
//! # Why
//! Such a container has the host's file system, network and services, and runs as an account of the host. It
//! is the privileged container of Windows.
//!
//! # Fix
//! Remove `hostProcess`. Agents that manage Windows nodes belong in a namespace of their own with a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/>
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "windows-host-process",
    aliases: &["KSV-0103", "hostProcess"],
    controls: &["wl-no-windows-hostprocess"],
    proves: &["wl-no-windows-hostprocess"],
    title: "Windows container runs as a process of the host",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `hostProcess: true`",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let host_process = &cx.container.context.windows.host_process;
    Verdict::fault(host_process.is(&true), host_process, cx.object, || "the container is a process of the node".into())
        .fixed_by(|| {
            // The API server wants all containers of a pod to be alike.
            let all = cx.pod.containers.iter().map(|container| &container.context.windows.host_process);
            let set = all.filter(|value| value.get() == Some(&true));
            set.fold(Remedy::none(), |remedy, value| remedy.and_set(cx.object, value.origin, false))
        })
}
