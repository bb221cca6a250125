//! # What
//! A stage has more than one `HEALTHCHECK`.
//!
//! # Why
//! Only the last one counts: what the others were to watch is not watched.
//!
//! # Fix
//! Keep one, and let it ask all that matters.
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
    slug: "several-healthchecks",
    aliases: &["DS-0023", "DL3012"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "stage has several health checks",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "keep the last one",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = cx.docker.build.stages.iter().filter_map(|stage| {
        let own = cx.docker.file.instructions.get(stage.instructions.clone()).unwrap_or_default();
        let mut checks = own.iter().filter(|instruction| matches!(instruction.kind, Kind::Healthcheck(_)));
        let first = checks.next()?;
        checks.next().map(|_| first.span)
    });
    let found: Vec<_> = found.collect();
    docker::gap(cx, "only the last one counts", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(remedies::only_last(cx, |kind| matches!(kind, Kind::Healthcheck(_)))))
}
