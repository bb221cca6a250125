//! # What
//! A `COPY --from` or a `--mount=from=` names the stage that it stands in, or one that comes later.
//!
//! # Why
//! The builder refuses it, or takes an image of that name from a registry: whatever somebody published under it ends
//! in the image.
//!
//! # Fix
//! Name the stage that is meant, or move it before this one.
//!
//! # References
//! - <https://docs.docker.com/build/building/multi-stage/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Flag;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "copy-from-itself",
    aliases: &["DS-0006", "DL3022", "DL3023"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "stage copies from itself",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name another stage",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = docker::steps(cx).flat_map(|placed| {
        let stage = placed.step.stage.unwrap_or(0);
        let later: Vec<&str> = cx.docker.build.stages.iter().skip(stage).filter_map(|s| s.name.as_deref()).collect();
        let earlier: Vec<&str> = cx.docker.build.stages.iter().take(stage).filter_map(|s| s.name.as_deref()).collect();
        let wrong = move |name: &str| {
            let name = name.to_lowercase();
            let number = name.parse::<usize>().is_ok_and(|number| number >= stage);
            number || (later.contains(&name.as_str()) && !earlier.contains(&name.as_str()))
        };
        let copies = matches!(placed.kind(), Kind::Copy(_));
        let flags = placed.owner().flags.iter();
        flags
            .filter(move |flag| source(flag, copies).is_some_and(|name| wrong(&name)))
            .map(|flag| flag.span)
            .collect::<Vec<_>>()
    });
    docker::gap(cx, "the builder refuses it, or takes an image of that name", found)
}

/// The stage or image that a flag names.
fn source(flag: &Flag, copies: bool) -> Option<String> {
    let value = flag.value.as_deref()?;
    match flag.name.as_str() {
        "from" if copies => Some(value.to_owned()),
        "mount" => value.split(',').find_map(|part| part.trim().strip_prefix("from=")).map(str::to_owned),
        _ => None,
    }
}
