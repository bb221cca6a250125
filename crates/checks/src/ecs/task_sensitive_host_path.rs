//! # What
//! A container mounts `/`, `/etc`, `/proc`, `/root`, the data of the agent or of the runtime, or another folder
//! that the host depends on.
//!
//! # Why
//! These hold the instance's credentials, the state of other tasks and what the host runs at boot.
//!
//! # Fix
//! Mount only the file or folder that is needed, and read-only; or use a volume.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::pod::sensitive_host_path::is_sensitive;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-sensitive-host-path",
    aliases: &[],
    controls: &["wl-no-sensitive-hostpath", "wl-no-hostpath"],
    proves: &["wl-no-sensitive-hostpath"],
    title: "task container mounts a folder that its host depends on",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "mount only the file or folder that is needed, read-only",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    support::mounts(
        cx,
        |mount| mount.shows(is_host_own),
        "the host depends on what lies there, or keeps credentials in it",
    )
}

/// Folders of any host, and those of the agent.
fn is_host_own(path: &str) -> bool {
    let agent = ["/var/lib/ecs", "/etc/ecs", "/var/log/ecs", "/var/cache/ecs"];
    is_sensitive(path)
        || agent
            .iter()
            .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}
