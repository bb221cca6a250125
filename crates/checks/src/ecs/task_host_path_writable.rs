//! # What
//! A container mounts a folder of its host and may write to it.
//!
//! # Why
//! What it writes outlives the task, meets the next one that is placed there, and may be read by programs of the
//! host. Paths relative to a Compose file are the project's own and are left out; ECS refuses host folders on
//! Fargate.
//!
//! # Fix
//! Set `readOnly`, or use a Docker volume, EFS or EBS.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-host-path-writable",
    aliases: &[],
    controls: &["wl-no-hostpath"],
    proves: &[],
    title: "task container can write to a folder of its host",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "mount it read-only, or use a volume",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    support::mounts(
        cx,
        |mount| mount.shows(|_| true).and(mount.read_only.is(&false)),
        "what it writes stays on the host",
    )
}
