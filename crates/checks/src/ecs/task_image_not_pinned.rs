//! # What
//! A container names its image by a tag alone.
//!
//! # Why
//! A tag can be moved to another image; a digest is the image. ECS resolves a tag once per deployment, so that its
//! tasks agree, but not that they are what was tested.
//!
//! # Fix
//! Append the digest. Registries and pipelines can keep it up to date.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-container-image-stability.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-image-not-pinned",
    aliases: &[],
    controls: &["img-pinned-by-digest"],
    proves: &["img-pinned-by-digest"],
    title: "image of a task is not pinned to a digest",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "append the digest to the image, as `name:tag@sha256:…`",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    support::image(cx, |text| Image::parse(text).digest.is_none().then_some("the tag may mean another image tomorrow"))
}
