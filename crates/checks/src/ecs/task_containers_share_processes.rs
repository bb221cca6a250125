//! # What
//! A task has `pidMode: task`.
//!
//! # Why
//! A sidecar then sees the command lines and environments of the others, secrets included, and may signal them.
//!
//! # Fix
//! Remove it unless a debugger or a runtime monitor needs it.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-containers-share-processes",
    aliases: &[],
    controls: &["wl-no-share-process-ns"],
    proves: &["wl-no-share-process-ns"],
    title: "containers of a task see each other's processes",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `pidMode: task`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    let mode = cx.text(&settings::PID_MODE);
    Verdict::fault(mode.test(false, |mode| **mode == *"task"), &mode, cx.object, || {
        "each container sees the processes of the others".to_owned()
    })
    .fixed_by(|| Remedy::remove(cx.object, mode.origin))
    .review("whether a monitor in the task needs it")
}
