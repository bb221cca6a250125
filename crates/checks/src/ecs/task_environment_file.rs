//! # What
//! A container takes variables from files: in a bucket for ECS, beside the Compose file otherwise.
//!
//! # Why
//! Such files tend to hold secrets, nobody rotates them, and whoever may read the bucket has them.
//!
//! # Fix
//! Refer to secrets one by one under `secrets`; keep plain settings in the definition.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html>

use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-environment-file",
    aliases: &[],
    controls: &["secrets-external-store"],
    proves: &[],
    title: "task container takes variables from a file",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "keep what is secret in Secrets Manager or Parameter Store",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    if !cx.task.omissions_count() {
        return Verdict::NotApplicable;
    }
    let at = cx.place(&settings::ENVIRONMENT_FILES);
    match cx.given(&settings::ENVIRONMENT_FILES) {
        Truth::True => Verdict::gap("its variables stand in a file in clear", cx.object(), at),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(&cx.text(&settings::ENVIRONMENT_FILES), cx.object()),
    }
}
