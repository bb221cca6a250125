//! # What
//! A package manager installs without being told to go on: nobody is there to answer.
//!
//! # Why
//! The build stops at the question, or the package is not installed.
//!
//! # Fix
//! Add `-y`, `--non-interactive` or their like.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages::{self, Manager};
use crate::docker::remedies;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "install-not-confirmed",
    aliases: &["DS-0021", "DL3014", "DL3030", "DL3034", "DL3038"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "package manager waits for an answer",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `-y`",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "nobody is there to answer its question", asks)
        .fixed_by_maybe(|| remedies::all(docker::calls(cx).filter(asks).map(|call| confirming(cx, &call))))
}

fn confirming(cx: &DockerfileCx<'_>, call: &docker::Call<'_>) -> Option<Change> {
    let (_, order, _) = packages::order(call)?;
    remedies::flagged(cx, call, order, " -y")
}

fn asks(call: &docker::Call<'_>) -> bool {
    let asks = match packages::installed(call) {
        Some((Manager::Apt, packages)) => !packages.is_empty() && !confirmed(call, "oct"),
        Some((Manager::Dnf, _)) => !confirmed(call, "cdex"),
        Some((Manager::Zypper, _)) => {
            !confirmed(call, "cDRpr") && !call.has("--non-interactive") && !call.has_letter('n', "cDRpr")
        }
        _ => false,
    };
    asks && call.command.fed_by.is_empty() && call.name != "microdnf"
}

/// `-y`, `--yes`, `-qq` and options that say the same.
fn confirmed(call: &docker::Call<'_>, valued: &str) -> bool {
    let long = ["--yes", "--assume-yes", "--assumeyes", "--quiet=2", "--force-yes", "--dry-run", "--download-only"];
    let quiet = call.arguments().filter(|arg| *arg == "-q" || *arg == "--quiet").count() > 1;
    let option = |arg: &str| {
        ["apt::get::assume-yes=true", "apt::get::assume-yes=1"].contains(&arg.to_ascii_lowercase().as_str())
    };
    let very_quiet =
        call.arguments().any(|arg| arg.starts_with("-") && !arg.starts_with("--") && arg.matches('q').count() > 1);
    call.has_letter('y', valued)
        || long.iter().any(|flag| call.has(flag))
        || quiet
        || very_quiet
        || call.arguments().any(option)
}
