//! # What
//! Neither a container nor its task has a memory limit; a reservation is none.
//!
//! # Why
//! One program with a leak or an attacker takes the memory of the instance, and the kernel kills others.
//!
//! # Fix
//! Set `memory` on the container, or on the task for all of them together. Fargate always has one. In Compose set
//! `deploy.resources.limits.memory` or `mem_limit`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-memory-unlimited",
    aliases: &[],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "memory of a task container has no limit",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `memory` on the container or the task",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let whole = cx.task.form == Form::Ecs && cx.task.given(&settings::TASK_MEMORY) == Truth::True;
    if cx.task.is_fargate() == Truth::True || whole {
        return if whole { Verdict::Pass } else { Verdict::NotApplicable };
    }
    let own = cx.text(&settings::MEMORY).or(|| cx.text(&settings::MEMORY_DEPLOYED));
    support::left_out(cx, &own, || "it may take all memory of its host".to_owned())
}
