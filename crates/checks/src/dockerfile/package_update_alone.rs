//! # What
//! A `RUN` brings the lists of packages up to date and installs nothing.
//!
//! # Why
//! The layer is taken from the cache from then on, so that a later `RUN` installs from lists that are weeks old:
//! packages with known faults, or a build that fails.
//!
//! # Fix
//! Update and install in one `RUN`: `apt-get update && apt-get install -y …`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::Call;
use crate::docker::packages;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "package-update-alone",
    aliases: &["CKV_DOCKER_5", "DS-0017"],
    controls: &["img-base-trusted-current", "img-dockerfile-lint"],
    proves: &[],
    title: "package lists are updated in a layer of their own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "update and install in the same RUN",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let alone = docker::scripts(cx).filter_map(|(placed, script)| {
        let calls: Vec<Call<'_>> = script.commands.iter().filter_map(|c| Call::of(placed, script, c)).collect();
        let used = calls.iter().any(uses_lists);
        calls.iter().find(|call| packages::refreshes(call)).filter(|_| !used).map(|call| call.command.span)
    });
    docker::gap(cx, "later layers install from old lists", alone)
}

/// What needs lists of packages; a script of somebody's may as well.
fn uses_lists(call: &Call<'_>) -> bool {
    let manages = packages::order(call).is_some_and(|(_, order, _)| {
        !matches!(order, "update" | "clean" | "autoclean" | "refresh" | "ref" | "makecache" | "check-update")
    });
    let script = call.name.contains('.') || matches!(call.name, "sh" | "bash" | "eval" | "make" | "playwright" | "npx");
    manages || script || call.name.is_empty()
}
