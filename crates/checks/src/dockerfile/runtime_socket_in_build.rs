//! # What
//! A `VOLUME`, a mount or a `COPY` names the socket of Docker, containerd, CRI-O or Podman.
//!
//! # Why
//! Whoever talks to the socket starts containers with any right: it is root on the machine.
//!
//! # Fix
//! Use a builder that needs no socket, such as BuildKit or kaniko, or one over the network with credentials of its
//! own.
//!
//! # References
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::{Kind, Word};

/// The check.
pub static CHECK: Check = Check {
    slug: "runtime-socket-in-build",
    aliases: &[],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "Dockerfile reaches for the socket of the runtime",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "build without the socket",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let found = docker::steps(cx).flat_map(|placed| {
        let words: &[Word] = match placed.kind() {
            Kind::Volume(words) => words,
            Kind::Copy(transfer) | Kind::Add(transfer) => &transfer.sources,
            _ => &[],
        };
        let named = words.iter().filter(|word| is_socket(&word.text)).map(|word| word.span);
        let mounts = placed.owner().flags_named("mount").filter(|flag| flag.value.as_deref().is_some_and(is_socket));
        named.chain(mounts.map(|flag| flag.span)).collect::<Vec<_>>()
    });
    docker::gap(cx, "whoever talks to the socket is root on the machine", found)
}

fn is_socket(text: &str) -> bool {
    ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "buildkitd.sock"]
        .iter()
        .any(|name| text.contains(name))
}
