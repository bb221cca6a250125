//! # What
//! A `RUN` has `--network=host`.
//!
//! # Why
//! The step reaches what listens on the loopback of that machine and its metadata service, and may listen there
//! itself.
//!
//! # Fix
//! Leave the flag out; `--network=none` is for steps that need no network at all.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-network-build",
    aliases: &[],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "build step uses the network of the machine that builds",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave `--network=host` out",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let flags = docker::steps(cx).flat_map(|placed| placed.owner().flags_named("network"));
    let found = flags.filter(|flag| flag.value.as_deref() == Some("host"));
    let found: Vec<_> = found.map(|flag| flag.span).collect();
    docker::gap(cx, "the step reaches what only the machine itself may reach", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(found.iter().map(|span| remedies::gone(cx, *span))))
        .review("what the step reaches, and by which name")
}
