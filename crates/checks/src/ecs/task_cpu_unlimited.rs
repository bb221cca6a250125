//! # What
//! Neither a container nor its task says how much processor time it gets.
//!
//! # Why
//! One busy program slows every other task of the instance.
//!
//! # Fix
//! Set `cpu` on the task, which bounds it, or shares on the container.
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
    slug: "task-cpu-unlimited",
    aliases: &[],
    controls: &["wl-resource-limits"],
    proves: &[],
    title: "processor time of a task container is not bounded",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `cpu` on the container or the task",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let whole = cx.task.form == Form::Ecs && cx.task.given(&settings::TASK_CPU) == Truth::True;
    if cx.task.is_fargate() == Truth::True || whole {
        return if whole { Verdict::Pass } else { Verdict::NotApplicable };
    }
    let own = cx.text(&settings::CPU).or(|| cx.text(&settings::CPU_DEPLOYED));
    support::left_out(cx, &own, || "it may take all processors of its host".to_owned())
}
