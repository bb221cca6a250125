//! # What
//! The last stage copies the whole build context with `COPY . …`.
//!
//! # Why
//! Everything in the folder ends in the image that no `.dockerignore` names: history of git, settings of developers,
//! credentials, tests.
//!
//! # Fix
//! Copy what the program needs by name, or build in a stage of its own and copy the result.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "whole-context-copied",
    aliases: &[],
    controls: &["img-no-secrets", "img-minimal"],
    proves: &[],
    title: "last stage takes the whole folder",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "copy what the program needs by name",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.stages.len().checked_sub(1) else { return Verdict::NotApplicable };
    let line = cx.docker.build.lineage(last);
    let own = docker::steps(cx)
        .filter(|p| p.step.stage.is_some_and(|stage| line.contains(&stage)) && p.owner().flag("from").is_none());
    let found = own.filter_map(|placed| match placed.kind() {
        Kind::Copy(transfer) | Kind::Add(transfer) => transfer
            .sources
            .iter()
            .find(|word| matches!(word.text.trim_matches('"'), "." | "./" | "/" | "*" | "./*"))
            .map(|w| w.span),
        _ => None,
    });
    docker::gap(cx, "everything in the folder ends in the image", found)
}
