//! # What
//! The file holds a `MAINTAINER` instruction.
//!
//! # Why
//! It is deprecated: tools read labels.
//!
//! # Fix
//! Write `LABEL org.opencontainers.image.authors="…"`.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "maintainer-deprecated",
    aliases: &["CKV_DOCKER_6", "DS-0022", "DL4000"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "MAINTAINER is used",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use a label: `org.opencontainers.image.authors`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = docker::steps(cx).filter(|placed| matches!(placed.kind(), Kind::Maintainer(_)));
    docker::gap(cx, "tools read labels", found.map(|placed| placed.instruction.span))
}
