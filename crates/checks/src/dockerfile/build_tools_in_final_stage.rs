//! # What
//! The last stage starts from an image that is made for building, or installs a compiler, headers or build tools that
//! it does not remove.
//!
//! # Why
//! What only the build needs is in what runs: more to patch, and a compiler for whoever gets in.
//!
//! # Fix
//! Build in a stage of its own, and copy the result into a small last stage.
//!
//! # References
//! - <https://docs.docker.com/build/building/multi-stage/>

use crate::docker;
use crate::docker::{images, packages};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "build-tools-in-final-stage",
    aliases: &[],
    controls: &["img-minimal"],
    proves: &[],
    title: "last stage holds tools of the build",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "build in a stage of its own, and copy the result",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.stages.len().checked_sub(1) else { return Verdict::NotApplicable };
    let line = cx.docker.build.lineage(last);
    let bases = images::bases(cx).into_iter().filter(|from| line.contains(&from.stage));
    let builders = bases.filter(|from| from.image.is_ok_and(images::is_builder)).map(|from| from.word.span);
    let own = docker::calls(cx).filter(|call| call.placed.step.stage.is_some_and(|stage| line.contains(&stage)));
    let installs =
        own.filter(|call| packages::installed(call).is_some_and(|(_, names)| names.iter().any(|name| is_tool(name))));
    let kept = installs.filter(|call| !removes(call));
    docker::gap(cx, "what only the build needs is in what runs", builders.chain(kept.map(|call| call.command.span)))
}

fn is_tool(package: &str) -> bool {
    let name = package.split(['=', '~', '<', '>']).next().unwrap_or("");
    matches!(
        name,
        "build-essential"
            | "build-base"
            | "gcc"
            | "g++"
            | "gcc-c++"
            | "clang"
            | "make"
            | "cmake"
            | "autoconf"
            | "automake"
            | "gdb"
            | "golang"
            | "golang-go"
            | "go"
            | "rustc"
            | "cargo"
            | "maven"
            | "gradle"
            | "default-jdk"
    )
}

/// The same script takes packages away again.
fn removes(call: &docker::Call<'_>) -> bool {
    let calls = call.script.commands.iter().filter_map(|command| docker::Call::of(call.placed, call.script, command));
    calls.into_iter().any(|call| {
        packages::order(&call)
            .is_some_and(|(_, order, _)| matches!(order, "remove" | "purge" | "del" | "autoremove" | "erase" | "rm"))
    })
}
