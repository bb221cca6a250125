//! # What
//! A container's image comes from a registry that `registries` in `plimsoll.toml` does not name.
//!
//! # Why
//! Whoever owns a registry decides what its names mean. Images from registries that nobody here looks after come
//! unscanned.
//!
//! # Fix
//! Copy the image to a registry of yours, for instance through a pull-through cache of ECR.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html>

use super::support;
use crate::image::image_outside_allowed_registries::is_allowed;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-image-outside-allowed-registries",
    aliases: &[],
    controls: &["img-allowed-registries"],
    proves: &["img-allowed-registries"],
    title: "image of a task comes from a registry that is not allowed",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "copy the image to an allowed registry, or add its registry to the list",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let allowed = &cx.task.view.home(cx.object()).registries;
    if allowed.is_empty() {
        return Verdict::NotApplicable;
    }
    support::image(cx, |text| (!is_allowed(text, allowed)).then_some("nobody here looks after its registry"))
}
