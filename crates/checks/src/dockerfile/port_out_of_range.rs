//! # What
//! `EXPOSE` names a port above 65535 or something that is no port.
//!
//! # Why
//! Nothing can listen there, and what the author meant is not what the image says.
//!
//! # Fix
//! Correct the number.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::docker::ports;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "port-out-of-range",
    aliases: &["DS-0008", "DL3011"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "exposed port does not exist",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "correct the port",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let exposed = docker::steps(cx).filter_map(|placed| match placed.kind() {
        Kind::Expose(words) => Some(words.iter().zip(&placed.step.values)),
        _ => None,
    });
    let found = exposed.flatten().filter(|(_, value)| value.known().is_some_and(|text| !ports::is_sound(text)));
    docker::gap(cx, "nothing can listen on this port", found.map(|(word, _)| word.span))
}
