//! # What
//! `EXPOSE` names a port below 1024.
//!
//! # Why
//! A program that listens there needs root or a capability, unless the runtime was told otherwise; many images keep
//! root for nothing else.
//!
//! # Fix
//! Let the program listen above 1023, such as on 8080. A service or a port mapping in front of it may still use 80.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::ports;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "privileged-port-exposed",
    aliases: &[],
    controls: &["img-user-directive"],
    proves: &[],
    title: "image listens on a port that needs rights",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "listen on a port above 1023",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let exposed = docker::steps(cx).filter_map(|placed| match placed.kind() {
        Kind::Expose(words) => Some(words.iter().zip(&placed.step.values)),
        _ => None,
    });
    let low = |text: &str| {
        ports::all(text).any(|range| *range.start() < 1024) || ports::udp(text).any(|range| *range.start() < 1024)
    };
    let found = exposed.flatten().filter(|(_, value)| value.known().is_some_and(low));
    docker::gap(cx, "the program needs a right to listen there", found.map(|(word, _)| word.span))
}
