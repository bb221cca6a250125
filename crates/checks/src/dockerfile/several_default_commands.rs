//! # What
//! A stage has more than one `CMD` or more than one `ENTRYPOINT`.
//!
//! # Why
//! Only the last one counts. Whoever reads the first one, and maybe a review, is wrong about what runs.
//!
//! # Fix
//! Keep the one that is meant. Where several programs are to run, make an image of each.
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
    slug: "several-default-commands",
    aliases: &["DS-0007", "DS-0016", "DL4003", "DL4004"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "stage names several commands to start",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "keep the last one",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let several = |wanted: fn(&Kind) -> bool| {
        cx.docker.build.stages.iter().filter_map(move |stage| {
            let own = cx.docker.file.instructions.get(stage.instructions.clone()).unwrap_or_default();
            let mut found = own.iter().filter(|instruction| wanted(&instruction.kind));
            let first = found.next()?;
            found.next().map(|_| first.span)
        })
    };
    let commands = several(|kind| matches!(kind, Kind::Cmd(_)));
    let entries = several(|kind| matches!(kind, Kind::Entrypoint(_)));
    let found: Vec<_> = commands.chain(entries).collect();
    docker::gap(cx, "only the last one counts", found.iter().copied()).fixed_by_maybe(|| {
        let commands = remedies::only_last(cx, |kind| matches!(kind, Kind::Cmd(_)));
        let entries = remedies::only_last(cx, |kind| matches!(kind, Kind::Entrypoint(_)));
        remedies::all(commands.into_iter().chain(entries))
    })
}
