//! # What
//! A container has no limit for the number of its processes.
//!
//! # Why
//! A fork bomb in one container stops every other on the instance.
//!
//! # Fix
//! Add a `ulimit` named `nproc`, or `pids_limit` in Compose. Fargate bounds the task as a whole.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-process-count-unlimited",
    aliases: &[],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "number of processes of a task container has no limit",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a `ulimit` for `nproc` (Compose: `pids_limit`)",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let impossible = cx.task.is_fargate() == Truth::True || cx.task.is_windows() == Truth::True;
    if impossible || !cx.can_say(&settings::ULIMITS) || !cx.task.omissions_count() {
        return Verdict::NotApplicable;
    }
    let limits = cx.parts(&settings::ULIMITS);
    let named = limits.iter().map(|part| part.text(&settings::ULIMIT_NAME.ecs).test(false, |name| **name == *"nproc"));
    let keyed = limits.first().is_some_and(|part| part.node().get("nproc").is_some());
    let at = cx.place(&settings::ULIMITS);
    match Truth::any(named).or(keyed.into()).or(cx.given(&settings::PIDS)) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("it may have any number of processes", cx.object(), at),
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::ULIMITS), cx.object()),
    }
}
