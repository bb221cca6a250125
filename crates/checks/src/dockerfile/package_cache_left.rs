//! # What
//! A `RUN` installs packages and leaves the lists or the cache of the package manager in its layer: apt lists, the
//! caches of yum, dnf, zypper and pip, or `apk add` without `--no-cache`.
//!
//! # Why
//! The image is larger, and it holds lists that age. What a later `RUN` deletes stays in the layer below.
//!
//! # Fix
//! Clean up in the same `RUN`, use `--no-cache` or `--no-cache-dir`, or mount a cache: `RUN
//! --mount=type=cache,target=/var/cache/apt …`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::Call;
use crate::docker::packages::{self, Manager};
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "package-cache-left",
    aliases: &["DS-0015", "DS-0019", "DS-0020", "DS-0025", "DL3009", "DL3019", "DL3032", "DL3036", "DL3040", "DL3042"],
    controls: &["img-minimal"],
    proves: &[],
    title: "layer keeps what the package manager needs no more",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "clean up in the same RUN, or mount a cache",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let left = docker::scripts(cx).filter(|(placed, _)| !mounts_a_cache(*placed)).filter_map(|(placed, script)| {
        let calls: Vec<Call<'_>> = script.commands.iter().filter_map(|c| Call::of(placed, script, c)).collect();
        let left =
            |call: &&Call<'_>| packages::installed(call).is_some_and(|(manager, _)| leaves(manager, call, &calls));
        calls.iter().find(left).map(|call| call.command.span)
    });
    docker::gap(cx, "the layer keeps what nobody needs", left).fixed_by_maybe(|| cleaning(cx))
}

/// What each call that leaves something needs: a flag, or a command that cleans up behind the last one.
fn cleaning(cx: &DockerfileCx<'_>) -> Option<Remedy> {
    let scripts = docker::scripts(cx).filter(|(placed, _)| !mounts_a_cache(*placed));
    let changes = scripts.flat_map(|(placed, script)| {
        let calls: Vec<Call<'_>> = script.commands.iter().filter_map(|c| Call::of(placed, script, c)).collect();
        let left = |call: &&Call<'_>| packages::installed(call).is_some_and(|(m, _)| leaves(m, call, &calls));
        let kind = |call: &Call<'_>| packages::installed(call).map(|(manager, _)| manager);
        let left: Vec<&Call<'_>> = calls.iter().filter(left).collect();
        let is_last = |at: usize| left.iter().skip(at + 1).all(|other| kind(other) != kind(left[at]));
        let each = left.iter().enumerate().filter_map(|(at, call)| change(cx, call, is_last(at)));
        each.collect::<Vec<_>>()
    });
    remedies::all(changes)
}

/// Whether lists of packages that one instruction fetches may be needed by another, here or in a stage that starts from
/// this one.
fn shares_lists(cx: &DockerfileCx<'_>) -> bool {
    let asking = docker::scripts(cx).filter(|(placed, script)| {
        let mut calls = script.commands.iter().filter_map(|c| Call::of(*placed, script, c));
        calls.any(|call| packages::manager(&call) == Some(Manager::Apt))
    });
    asking.count() > 1
}

fn change(cx: &DockerfileCx<'_>, call: &Call<'_>, is_last: bool) -> Option<Option<Change>> {
    let then = |command: &str| is_last.then(|| remedies::then(cx, call, command));
    match packages::installed(call)?.0 {
        Manager::Apt if shares_lists(cx) => Some(None),
        Manager::Apt => then("rm -rf /var/lib/apt/lists/*"),
        Manager::Dnf => then(&[call.name, "clean all"].join(" ")),
        Manager::Zypper => then(&[call.name, "clean --all"].join(" ")),
        Manager::Apk => Some(remedies::flagged(cx, call, "add", " --no-cache")),
        Manager::Pip => Some(remedies::flagged(cx, call, "install", " --no-cache-dir")),
        Manager::Npm | Manager::Gem => None,
    }
}

fn mounts_a_cache(placed: docker::Placed<'_>) -> bool {
    placed
        .owner()
        .flags_named("mount")
        .any(|flag| flag.value.as_deref().is_some_and(|value| value.contains("type=cache")))
}

fn leaves(manager: Manager, call: &Call<'_>, calls: &[Call<'_>]) -> bool {
    let cleans = |names: &[&str]| {
        calls.iter().any(|c| names.contains(&c.name) && c.arguments().any(|a| a == "clean" || a == "cc"))
    };
    let removes = |path: &str| {
        calls.iter().filter(|c| matches!(c.name, "rm" | "find")).any(|c| c.arguments().any(|a| a.contains(path)))
    };
    let moved = calls.iter().filter(|c| c.name == "cd").any(|c| c.arguments().any(|a| a.starts_with("/var/lib")));
    match manager {
        Manager::Apt => !(removes("/var/lib/apt") || removes("/var/lib/*") || moved && removes("apt")),
        Manager::Apk => !(call.has("--no-cache") || removes("/var/cache")),
        Manager::Dnf => !cleans(&["yum", "dnf", "dnf5", "microdnf", "tdnf"]) && !removes("/var/cache"),
        Manager::Zypper => !cleans(&["zypper"]) && !removes("/var/cache"),
        Manager::Pip => !call.has("--no-cache-dir") && !removes(".cache"),
        Manager::Npm | Manager::Gem => false,
    }
}
