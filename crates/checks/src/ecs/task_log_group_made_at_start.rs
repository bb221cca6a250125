//! # What
//! A container lets the log driver make its log group: `awslogs-create-group` is on.
//!
//! # Why
//! A group that is made so is kept for ever, is encrypted with no key of yours, and needs a role that may make groups.
//!
//! # Fix
//! Declare the group with a retention and a key, and leave the option out.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html>

use plimsoll_estate::At;
use plimsoll_estate::cloud::ecs::settings;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-log-group-made-at-start",
    aliases: &[],
    controls: &["data-log-groups-encrypted"],
    proves: &[],
    title: "log group is made when the task starts",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "declare the log group with a retention and a key, and drop `awslogs-create-group`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let driver = cx.text(&settings::LOG_DRIVER);
    if driver.get().is_none_or(|driver| **driver != *"awslogs") {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::LOG_OPTIONS);
    let options = cx.object().node().tree().node(at.node);
    match options.get("awslogs-create-group").filter(|_| at.exists()) {
        Some(option) if option.text().eq_ignore_ascii_case("true") => {
            Verdict::gap("its log group is made without an end and without a key", cx.object(), At::exact(option))
        }
        Some(option) if option.unknown().is_some() => {
            Verdict::unknown_value(&cx.text(&settings::LOG_OPTIONS), cx.object())
        }
        _ if at.exists() && options.unknown().is_some() => {
            Verdict::unknown_value(&cx.text(&settings::LOG_OPTIONS), cx.object())
        }
        _ => Verdict::Pass,
    }
}
