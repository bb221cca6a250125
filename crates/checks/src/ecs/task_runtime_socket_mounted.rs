//! # What
//! A container mounts the socket of Docker or containerd, or a folder that holds it.
//!
//! # Why
//! Whoever can write to the socket can start a privileged container: it is root on the host by one request, and a
//! mount that is read-only changes nothing of that.
//!
//! # Fix
//! Remove the mount. Builders can run without a daemon; agents that watch containers have their own interfaces.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::pod::runtime_socket_mounted::holds_socket;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-runtime-socket-mounted",
    aliases: &[],
    controls: &["wl-no-runtime-socket-mount", "wl-no-hostpath"],
    proves: &["wl-no-runtime-socket-mount"],
    title: "task container can reach the socket of the container runtime",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the mount",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    support::mounts(cx, |mount| mount.shows(holds_socket), "the mount holds the socket of the container runtime")
}
