//! # What
//! A script of `RUN` calls `sudo`, or installs it.
//!
//! # Why
//! The build is root until `USER` says otherwise, so that nothing needs it; and a `sudo` that stays in the image is a
//! way back to root for whoever takes over the program.
//!
//! # Fix
//! Do what needs root before the `USER` instruction, or switch with `USER root` and back.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "sudo-in-build",
    aliases: &["CKV2_DOCKER_1", "DS-0010", "DL3004"],
    controls: &["img-no-setuid", "img-dockerfile-lint"],
    proves: &[],
    title: "build uses sudo",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "do what needs root before USER, and leave sudo out of the image",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let called = docker::scripts(cx).flat_map(|(_, script)| &script.commands);
    let called = called.filter(|command| matches!(command.name(), "sudo" | "doas")).map(|command| command.span);
    let installed = docker::calls(cx).filter(|call| {
        packages::installed(call)
            .is_some_and(|(_, packages)| packages.iter().any(|name| matches!(*name, "sudo" | "doas")))
    });
    docker::gap(
        cx,
        "nothing in a build needs it, and what stays in the image serves an attacker",
        called.chain(installed.map(|c| c.command.span)),
    )
}
