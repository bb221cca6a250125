//! # What
//! A task has `ipcMode: host`, or a Compose service `ipc: host`.
//!
//! # Why
//! Semaphores and shared memory of other programs on the instance can be read and written. ECS refuses it on
//! Fargate.
//!
//! # Fix
//! Remove it; containers of one task can share memory with `ipcMode: task`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-shares-host-memory",
    aliases: &[],
    controls: &["wl-no-host-ipc"],
    proves: &["wl-no-host-ipc"],
    title: "task shares memory with its host",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `ipcMode`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if cx.is_fargate() == Truth::True || !cx.can_say(&settings::IPC_MODE) {
        return Verdict::NotApplicable;
    }
    let mode = cx.text(&settings::IPC_MODE);
    Verdict::fault(mode.test(false, |mode| mode.eq_ignore_ascii_case("host")), &mode, cx.object, || {
        "its programs reach the shared memory of the host".to_owned()
    })
    .fixed_by(|| Remedy::remove(cx.object, mode.origin))
}
