//! # What
//! `COPY` or `ADD` takes several sources, and the target does not end with a slash.
//!
//! # Why
//! The builder refuses it. Where a pattern matches one file today, it becomes a file of that name, and tomorrow the
//! build fails.
//!
//! # Fix
//! End the target with a slash.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "copy-target-ambiguous",
    aliases: &["DS-0011", "DL3021"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "several files are copied to what is not written as a folder",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "end the target with a slash",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = docker::steps(cx).filter_map(|placed| match placed.kind() {
        Kind::Copy(transfer) | Kind::Add(transfer) if transfer.sources.len() + transfer.texts > 1 => {
            let target = placed.step.values.last().and_then(|value| value.known()).unwrap_or(&transfer.target.text);
            let folder = matches!(target, "." | "..") || target.ends_with(['/', '\\']) || target.ends_with("/.");
            (!folder && !target.contains('$')).then_some(transfer.target.span)
        }
        _ => None,
    });
    let found: Vec<_> = found.collect();
    docker::gap(cx, "the builder needs a folder here", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(found.iter().map(|span| remedies::after(cx, *span, "/"))))
}
