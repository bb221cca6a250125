//! # What
//! A container has no log configuration, or the driver `none`.
//!
//! # Why
//! What it says goes to the instance's disk at best and is gone with the task. After an incident nothing tells what
//! happened. Compose without a word uses the driver of the host and is left out; Copilot adds a log group itself.
//!
//! # Fix
//! Add `logConfiguration` with a driver, a group or destination, and a prefix for its streams.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-container-without-logs",
    aliases: &["ECS.9"],
    controls: &["ecs-log-config", "container-logs-collected"],
    proves: &[],
    title: "output of a task container is kept nowhere",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a `logConfiguration`, for example with the driver `awslogs`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let driver = cx.text(&settings::LOG_DRIVER);
    match (cx.task.form, cx.given(&settings::LOGGING)) {
        (Form::Copilot, _) => Verdict::NotApplicable,
        (Form::Compose, Truth::False) => Verdict::NotApplicable,
        _ => {
            let own = cx.task.form == Form::Ecs;
            Verdict::fault(driver.test(own, |driver| **driver == *"none"), &driver, cx.object(), || {
                "what the container says is kept nowhere".to_owned()
            })
        }
    }
}
