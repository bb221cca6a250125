//! # What
//! `EXPOSE` names port 22.
//!
//! # Why
//! A way to log in to a container is one more service to patch, with keys or passwords of its own, and what is done
//! through it is recorded nowhere.
//!
//! # Fix
//! Leave the SSH server out. `kubectl exec` and its like ask the cluster who may do what, and record it.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::ports;
use crate::docker::remedies;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "ssh-port-exposed",
    aliases: &["CKV_DOCKER_1", "DS-0004"],
    controls: &["img-minimal", "img-dockerfile-lint"],
    proves: &[],
    title: "image exposes the port of SSH",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave SSH out of the image",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let exposed = docker::steps(cx).filter_map(|placed| match placed.kind() {
        Kind::Expose(words) => Some(words.iter().zip(&placed.step.values)),
        _ => None,
    });
    let ports = exposed
        .flatten()
        .filter(|(_, value)| value.known().is_some_and(|text| ports::all(text).any(|range| range.contains(&22))));
    let found: Vec<_> = ports.map(|(word, _)| word.span).collect();
    docker::gap(cx, "logging in to a container leaves no trace", found.iter().copied())
        .fixed_by_maybe(|| remedies::all(docker::steps(cx).flat_map(|placed| without(cx, placed, &found))))
}

/// The ports go, and the instruction where it names no other.
fn without(cx: &DockerfileCx<'_>, placed: docker::Placed<'_>, gone: &[plimsoll_syntax::Span]) -> Vec<Option<Change>> {
    let Kind::Expose(words) = placed.kind() else { return Vec::new() };
    let own: Vec<_> = words.iter().map(|word| word.span).filter(|span| gone.contains(span)).collect();
    match own.len() == words.len() {
        true => vec![remedies::gone(cx, placed.instruction.span)],
        false => own.into_iter().map(|span| remedies::gone(cx, span)).collect(),
    }
}
