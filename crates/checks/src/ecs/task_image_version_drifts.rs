//! # What
//! A container turns off that ECS resolves its image's tag once per deployment, and names no digest.
//!
//! # Why
//! A tag that is moved reaches some tasks of a deployment and not others, without any deployment at all.
//!
//! # Fix
//! Remove the setting; or pin the digest.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-container-image-stability.html>

use crate::prelude::*;
use plimsoll_estate::Form;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-image-version-drifts",
    aliases: &[],
    controls: &["img-pinned-by-digest"],
    proves: &[],
    title: "tasks of one deployment may run different images",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `versionConsistency: disabled`, or pin the digest",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    let pinned = cx.image().get().is_some_and(|image| image.contains('@'));
    if cx.task.form != Form::Ecs || pinned {
        return Verdict::NotApplicable;
    }
    let consistency = cx.text(&settings::VERSION_CONSISTENCY);
    Verdict::fault(consistency.test(false, |text| **text == *"disabled"), &consistency, cx.object(), || {
        "each of its tasks resolves the tag by itself".to_owned()
    })
    .fixed_by(|| Remedy::remove(cx.object(), consistency.origin))
}
