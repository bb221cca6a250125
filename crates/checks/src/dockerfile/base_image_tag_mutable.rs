//! # What
//! A `FROM` names an image without a tag, or with `latest`.
//!
//! # Why
//! What the build starts from changes without a word in the repository: a build that worked fails, and one that was
//! reviewed holds something else.
//!
//! # Fix
//! Name a version, such as `alpine:3.22`, and pin it by digest where updates come through a bot.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/#pin-base-image-versions>

use crate::docker;
use crate::docker::images;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "base-image-tag-mutable",
    aliases: &["CKV_DOCKER_7", "DS-0001", "DL3006", "DL3007"],
    controls: &["img-pinned-by-digest", "img-base-trusted-current", "img-dockerfile-lint"],
    proves: &[],
    title: "base image has no fixed tag",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a version, and pin it by digest",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let bases = images::bases(cx);
    let unknown = bases.iter().find_map(|from| Some((from.image.err()?, from.word.span)));
    let unknown = unknown.map(|(why, span)| docker::unknown(cx, why, "give the argument a default", span));
    let loose = bases.iter().filter(|from| from.image.is_ok_and(is_loose)).map(|from| from.word.span);
    docker::worst(docker::gap(cx, "the base image changes without a word in the repository", loose), unknown)
}

fn is_loose(image: &str) -> bool {
    let name = images::cut(image);
    !name.digest && name.tag.is_none_or(|tag| tag == "latest")
}
