//! # What
//! A package manager installs a package without a version.
//!
//! # Why
//! Two builds of the same file install different software, and nobody sees when it changed.
//!
//! # Fix
//! Name versions where that is practical; for languages, install from a lock file with hashes.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "package-version-unpinned",
    aliases: &["DL3008", "DL3013", "DL3016", "DL3018", "DL3028", "DL3033", "DL3037", "DL3041"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "package is installed without a version",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a version, or use a lock file",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "two builds install different software", |call| {
        packages::installed(call)
            .is_some_and(|(manager, packages)| packages.iter().any(|name| !packages::is_pinned(manager, name)))
    })
}
