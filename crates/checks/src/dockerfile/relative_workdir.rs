//! # What
//! `WORKDIR` names a relative path, and no absolute one stands before it in the file.
//!
//! # Why
//! Where files land, and where the program starts, is then up to the base image.
//!
//! # Fix
//! Write an absolute path.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::{Base, Kind};

/// The check.
pub static CHECK: Check = Check {
    slug: "relative-workdir",
    aliases: &["CKV_DOCKER_10", "DS-0009", "DL3000"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "working directory depends on the base image",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "write an absolute path",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let mut absolute = vec![false; cx.docker.build.stages.len()];
    let mut found = Vec::new();
    for placed in docker::steps(cx) {
        let Some(stage) = placed.step.stage else { continue };
        match (&placed.instruction.kind, placed.step.values.first().and_then(|value| value.known())) {
            (Kind::From { .. }, _) => {
                if let Some(Base::Stage(base)) = cx.docker.build.stages.get(stage).map(|s| &s.base) {
                    absolute[stage] = absolute[*base];
                }
            }
            (Kind::Workdir(_), Some(path)) if is_absolute(path) => absolute[stage] = true,
            (Kind::Workdir(_), Some(_)) if !absolute[stage] => found.push(placed.instruction.span),
            // What is not known may be absolute.
            (Kind::Workdir(_), None) => absolute[stage] = true,
            _ => {}
        }
    }
    docker::gap(cx, "the base image decides where this is", found.iter().copied())
        .fixed_by_maybe(|| {
            let words = docker::steps(cx).filter(|placed| found.contains(&placed.instruction.span));
            remedies::all(words.map(|placed| match &placed.instruction.kind {
                Kind::Workdir(word) => remedies::set(cx, word.span, format!("/{}", remedies::slice(cx, word.span))),
                _ => None,
            }))
        })
        .review("which folder the base image begins in")
}

fn is_absolute(path: &str) -> bool {
    let path = path.trim_matches(['"', '\'']);
    path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':')
}
