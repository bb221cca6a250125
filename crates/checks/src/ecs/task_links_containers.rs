//! # What
//! A container of a task has `links`.
//!
//! # Why
//! Links are legacy: they hand one container the variables of another, secrets included, and work on the bridge
//! alone. In Compose they are only names, and left out.
//!
//! # Fix
//! Use the network mode `awsvpc` and localhost, or Service Connect between tasks.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-links-containers",
    aliases: &[],
    controls: &["ecs-no-legacy-links"],
    proves: &[],
    title: "task links containers over the bridge",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use `awsvpc`, where containers of a task reach each other on localhost",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if cx.task.form != Form::Ecs || cx.task.is_fargate() == Truth::True {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::LINKS);
    match cx.given(&settings::LINKS) {
        Truth::True => Verdict::gap("it is linked over the bridge", cx.object(), at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::LINKS), cx.object()),
    }
}
