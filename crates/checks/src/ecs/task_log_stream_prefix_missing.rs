//! # What
//! The driver `awslogs` has no prefix for its streams.
//!
//! # Why
//! On instances the streams are then named by container ids alone: nobody finds the one of a task again. Fargate
//! asks for the prefix itself.
//!
//! # Fix
//! Set `awslogs-stream-prefix` to the name of the service.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-log-stream-prefix-missing",
    aliases: &[],
    controls: &["ecs-log-config"],
    proves: &[],
    title: "log streams of a task cannot be told apart",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `awslogs-stream-prefix`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let driver = cx.text(&settings::LOG_DRIVER);
    let other = driver.get().is_none_or(|driver| **driver != *"awslogs");
    if other || cx.task.form != Form::Ecs || cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::LOG_OPTIONS);
    let options = cx.object().node().tree().node(at.node);
    let said = at.exists() && options.get("awslogs-stream-prefix").is_some();
    match (said, options.unknown().is_some()) {
        (true, _) => Verdict::Pass,
        (_, true) => Verdict::unknown_value(&cx.text(&settings::LOG_OPTIONS), cx.object()),
        _ => Verdict::gap("its streams are named by container ids alone", cx.object(), at),
    }
}
