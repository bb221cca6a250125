//! # What
//! A container with a log driver does not say whether it waits for its logs: `mode` is left out.
//!
//! # Why
//! By default a driver that cannot write either stops the program or drops lines, and which of them it is has changed over
//! the years and by account. It is a choice between the service and its records.
//!
//! # Fix
//! Set `mode` to `non-blocking` with a `max-buffer-size`, or to `blocking` where no line may be lost.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html>

use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-log-mode-unset",
    aliases: &[],
    controls: &["ecs-log-config"],
    proves: &[],
    title: "delivery of logs is not chosen",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `mode` in the options of the log driver",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.form != Form::Ecs || cx.given(&settings::LOGGING) == Truth::False {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::LOG_OPTIONS);
    let options = cx.object().node().tree().node(at.node);
    match (at.exists() && options.get("mode").is_some(), options.unknown().is_some()) {
        (true, _) => Verdict::Pass,
        (_, true) => Verdict::unknown_value(&cx.text(&settings::LOG_OPTIONS), cx.object()),
        _ => Verdict::gap("it is left open whether the container waits for its logs", cx.object(), at),
    }
}
