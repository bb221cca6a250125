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
use crate::docker::remedies;
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
    let found = || docker::steps(cx).filter(|placed| matches!(placed.kind(), Kind::Maintainer(_)));
    docker::gap(cx, "tools read labels", found().map(|placed| placed.instruction.span))
        .fixed_by_maybe(|| remedies::all(found().map(|placed| label(cx, placed))))
}

/// The same as a label. What a label takes for a variable or an escape is escaped.
fn label(cx: &DockerfileCx<'_>, placed: docker::Placed<'_>) -> Option<Change> {
    let Kind::Maintainer(word) = &placed.instruction.kind else { return None };
    let text = remedies::slice(cx, word.span).trim().trim_matches('"');
    let plain = !text.contains(['\\', '`', '\n', '"', '$']);
    let label = format!("LABEL org.opencontainers.image.authors=\"{text}\"");
    remedies::set(cx, placed.instruction.span, label).filter(|_| plain)
}
