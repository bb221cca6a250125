//! # What
//! A `FROM` names an image without a digest.
//!
//! # Why
//! A tag can be moved to another image by whoever may push to the repository. A digest cannot: the build starts from
//! what was reviewed.
//!
//! # Fix
//! Add the digest behind the tag, and let a bot raise both.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/#pin-base-image-versions>

use crate::docker;
use crate::docker::images;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "base-image-not-pinned",
    aliases: &[],
    controls: &["img-pinned-by-digest", "img-dockerfile-lint"],
    proves: &[],
    title: "base image is not pinned by digest",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add the digest: `image:tag@sha256:…`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let bases = images::bases(cx);
    let unknown = bases.iter().find_map(|from| Some((from.image.err()?, from.word.span)));
    let unknown = unknown.map(|(why, span)| docker::unknown(cx, why, "give the argument a default", span));
    let open =
        bases.iter().filter(|from| from.image.is_ok_and(|image| !images::cut(image).digest)).map(|from| from.word.span);
    docker::worst(docker::gap(cx, "a tag can be moved to another image", open), unknown)
}
