//! # What
//! A container runs no init process.
//!
//! # Why
//! Processes that end without a parent stay until the table is full. With ECS Exec each session leaves some.
//!
//! # Fix
//! Turn the init process on, unless the image brings its own.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-init-process-missing",
    aliases: &[],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "nothing reaps processes in a task container",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `linuxParameters.initProcessEnabled` (Compose: `init`) to true",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let init = cx.bool(&settings::INIT);
    let windows = cx.task.is_windows() == Truth::True;
    if windows || !cx.can_say(&settings::INIT) || support::is_left_open(cx, &init) {
        return Verdict::NotApplicable;
    }
    Verdict::fault(init.is(&false), &init, cx.object(), || "processes that end without a parent stay".to_owned())
        .fixed_by(|| Remedy::set(cx.object(), init.origin, true))
        .review("whether the image brings its own init process")
}
