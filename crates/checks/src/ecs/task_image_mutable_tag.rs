//! # What
//! A container's image has no tag, or the tag `latest`, and no digest.
//!
//! # Why
//! What runs then depends on the moment at which each task starts. A new task of an old deployment may run code
//! that nobody tested, and a rollback rolls nothing back. A Compose service that builds its image only names the
//! result, and is left out.
//!
//! # Fix
//! Name a version, or better the digest.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::Image;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-image-mutable-tag",
    aliases: &[],
    controls: &["img-pinned-by-digest"],
    proves: &[],
    title: "image of a task is `latest` or has no tag",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a version as the tag, or pin the digest",
    since: "0.1.0",
    run: Run::TaskContainer(run),
};

fn run<'e>(cx: &TaskContainerCx<'e>) -> Verdict<'e> {
    support::image(cx, |text| {
        let image = Image::parse(text);
        match (image.digest, image.tag) {
            (None, None) => Some("the image has no tag, which means `latest`"),
            (None, Some("latest")) => Some("the image is whatever `latest` is now"),
            _ => None,
        }
    })
}
