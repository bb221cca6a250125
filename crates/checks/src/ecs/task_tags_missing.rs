//! # What
//! A task definition has no tags.
//!
//! # Why
//! Nobody can tell whose it is when it has to be stopped.
//!
//! # Fix
//! Add tags. Tags that a provider adds to everything are not seen here.
//!
//! # References
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-tags-missing",
    aliases: &["ECS.15"],
    controls: &["cmp-resource-tagging"],
    proves: &[],
    title: "task definition has no tags",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add tags that name the owner and the data class",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    if cx.form != Form::Ecs {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::TAGS);
    match cx.given(&settings::TAGS) {
        Truth::True => Verdict::Pass,
        Truth::False => Verdict::gap("nothing says whose it is", cx.object, at),
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::TAGS), cx.object),
    }
}
