//! # What
//! A script of `RUN` calls `apt`.
//!
//! # Why
//! `apt` is made for people: its makers say that its options and its output may change from release to release.
//!
//! # Fix
//! Use `apt-get` and `apt-cache`.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "apt-in-script",
    aliases: &["CKV_DOCKER_9", "DL3027"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "apt is used where apt-get is meant for scripts",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use `apt-get` or `apt-cache`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let is_apt = |call: &docker::Call<'_>| call.name == "apt";
    docker::gap_at_calls(cx, "what apt does may change from release to release", is_apt)
        .fixed_by_maybe(|| remedies::all(docker::calls(cx).filter(is_apt).map(|call| named(cx, &call))))
}

/// What both tools do alike.
const ALIKE: &[&str] = &["autoclean", "autoremove", "clean", "install", "purge", "remove", "update", "upgrade"];

fn named(cx: &DockerfileCx<'_>, call: &docker::Call<'_>) -> Option<Change> {
    let own = call.command.words.iter().find(|word| docker::calls::base(docker::calls::value(word)) == "apt")?;
    ALIKE.contains(&call.subcommand(&["-o", "-t", "-c"])).then(|| remedies::after(cx, own.span, "-get"))?
}
