//! # What
//! An `ARG` without a value, or an `ENV` that takes its value from another variable, has the name of a secret.
//!
//! # Why
//! The value of a build argument is kept in the history of the image and in the provenance of the build; that of a
//! variable is also there for every process. `docker history` shows both.
//!
//! # Fix
//! Hand the secret over with `--secret` and read it in `RUN --mount=type=secret,id=…`. It is then in no layer.
//!
//! # References
//! - <https://docs.docker.com/build/building/secrets/>
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::docker::secrets;
use crate::prelude::*;
use plimsoll_dockerfile::{Kind, Pair};

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-build-argument",
    aliases: &[],
    controls: &["img-no-secrets", "img-dockerfile-lint"],
    proves: &[],
    title: "secret is handed to the build as an argument",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "mount the secret with `RUN --mount=type=secret`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let pairs = docker::steps(cx).flat_map(|placed| match placed.kind() {
        Kind::Arg(pairs) => pairs.iter().filter(|pair| is_empty(pair)).collect::<Vec<_>>(),
        Kind::Env(pairs) => pairs.iter().filter(|pair| is_handed_on(pair)).collect(),
        _ => Vec::new(),
    });
    let found = pairs.filter(|pair| secrets::names_one(&pair.name)).map(|pair| pair.span);
    docker::gap(cx, "the value stays in the history of the image", found)
}

/// The value comes from the caller.
fn is_empty(pair: &Pair) -> bool {
    pair.value.as_deref().is_none_or(|value| value.trim_matches(['"', '\'']).is_empty())
}

/// The value is another variable's.
fn is_handed_on(pair: &Pair) -> bool {
    pair.value.as_deref().is_some_and(|value| value.trim_matches('"').starts_with('$'))
}
