//! # What
//! A `FROM` names a release of a public image that its makers no longer update, such as `debian:10`, `ubuntu:18.04`,
//! `node:16`, `python:3.8` or any `centos`.
//!
//! # Why
//! Faults that are found in it from now on stay open in every image that starts from it, and rebuilding does not
//! help.
//!
//! # Fix
//! Move to a release that is supported, and rebuild it regularly.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/#pin-base-image-versions>
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::images;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "base-image-end-of-life",
    aliases: &[],
    controls: &["img-base-trusted-current"],
    proves: &[],
    title: "base image gets no updates any more",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "move to a release that is supported",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let ended = images::bases(cx).into_iter().filter(|from| from.image.ok().and_then(images::has_ended) == Some(true));
    docker::gap(cx, "faults in this release stay open", ended.map(|from| from.word.span))
}
