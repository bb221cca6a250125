//! # What
//! `apt-get install` runs without `--no-install-recommends`.
//!
//! # Why
//! Recommended packages come along that nobody asked for: more to patch, more for an attacker to use.
//!
//! # Fix
//! Add `--no-install-recommends`, and name what is missing then.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages::{self, Manager};
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "recommended-packages-installed",
    aliases: &["DS-0029", "DL3015"],
    controls: &["img-minimal"],
    proves: &[],
    title: "apt installs more than is asked for",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `--no-install-recommends`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "packages come along that nobody asked for", takes_more).fixed_by_maybe(|| {
        let calls = docker::calls(cx).filter(takes_more);
        remedies::all(calls.map(|call| remedies::flagged(cx, &call, "install", " --no-install-recommends")))
    })
}

fn takes_more(call: &docker::Call<'_>) -> bool {
    let installs = matches!(packages::installed(call), Some((Manager::Apt, packages)) if !packages.is_empty());
    let option = |arg: &str| {
        arg.to_ascii_lowercase().replace(['"', '='], "").contains("install-recommends0")
            || arg.to_ascii_lowercase().contains("install-recommends=false")
    };
    installs && call.name != "aptitude" && !call.has("--no-install-recommends") && !call.arguments().any(option)
}
