//! # What
//! A container has no health check, or one that is switched off.
//!
//! # Why
//! A program that hangs stays in service unless a load balancer notices. ECS ignores what the image says.
//!
//! # Fix
//! Add a `healthCheck` with a command that asks the program itself.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html>
//! - <https://github.com/compose-spec/compose-spec/blob/main/05-services.md>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-health-check-missing",
    aliases: &[],
    controls: &["wl-probes-defined"],
    proves: &[],
    title: "nothing tells whether a task container works",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a `healthCheck`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if !cx.can_say(&settings::HEALTH_CHECK)
        || (!cx.task.omissions_count() && !cx.place(&settings::HEALTH_CHECK).exists())
    {
        return Verdict::NotApplicable;
    }
    let command = cx.texts(&settings::HEALTH_COMMAND);
    let off = command.first().is_some_and(|first| first.get().is_some_and(|word| **word == *"NONE"));
    let at = cx.place(&settings::HEALTH_CHECK);
    match cx.given(&settings::HEALTH_CHECK).and((!off).into()) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("nothing asks the program whether it works", cx.object(), at),
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::HEALTH_CHECK), cx.object()),
    }
}
