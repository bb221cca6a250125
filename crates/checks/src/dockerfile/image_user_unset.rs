//! # What
//! The last stage, with the stages that it starts from, has no `USER`.
//!
//! # Why
//! Who the program runs as is then up to the base image, today and after its next update. `image-runs-as-root` tells
//! whether that is root where it is known; this check asks that the file says it.
//!
//! # Fix
//! End the last stage with `USER` and a number above zero.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/#user>

use crate::docker;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "image-user-unset",
    aliases: &["CKV_DOCKER_3"],
    controls: &["img-user-directive"],
    proves: &[],
    title: "Dockerfile names no user",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "end the last stage with a USER",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.last() else { return Verdict::NotApplicable };
    let from = cx.docker.file.instructions.get(last.instructions.start).filter(|_| last.end.user.is_none());
    docker::gap(cx, "the base image decides who the program runs as", from.map(|from| from.span))
        .fixed_by_maybe(|| docker::users::named(cx))
        .review(docker::users::DECIDE)
}
