//! # What
//! A `RUN` has `--security=insecure`.
//!
//! # Why
//! The step runs with every capability on the machine that builds, not confined by seccomp or AppArmor: whatever it
//! downloads can take over that machine, with the credentials that push images.
//!
//! # Fix
//! Leave the flag out. Where a step needs it, run it on a machine of its own.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "insecure-build-step",
    aliases: &[],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "build step runs without confinement",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave `--security=insecure` out",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let flags = docker::steps(cx).flat_map(|placed| placed.owner().flags_named("security"));
    let found = flags.filter(|flag| flag.value.as_deref() == Some("insecure"));
    let found: Vec<_> = found.map(|flag| flag.span).collect();
    docker::gap(cx, "what the step downloads can take over the machine that builds", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(found.iter().map(|span| remedies::gone(cx, *span))))
        .review("which right the step needs instead")
}
