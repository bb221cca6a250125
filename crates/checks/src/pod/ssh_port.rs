//! # What
//! A container declares port 22, where an SSH server listens.
//!
//! # Why
//! A login server in a container is a way in that no role of the cluster governs and no audit log sees, with
//! users and keys of its own.
//!
//! # Fix
//! Remove the server, and use `kubectl exec` or an ephemeral container, which the API server authorises and logs.
//! A Git server belongs behind a port of its own.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ssh-port",
    aliases: &["C-0042"],
    controls: &["wl-no-ssh-server"],
    proves: &[],
    title: "container listens on the port of SSH",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "remove the SSH server and its port",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let ports = cx.container.reader(cx.object).items("ports").into_iter();
    let tcp = ports.filter(|port| port.string_or("protocol", "TCP").test(true, |p| &**p == "TCP") != Truth::False);
    let numbers: Vec<_> = tcp.map(|port| port.int("containerPort")).collect();
    let judged = numbers.iter().map(|port| (port, port.is(&22), String::new()));
    each_value(cx.object, judged, |_| "an SSH server seems to run in the container".into())
}
