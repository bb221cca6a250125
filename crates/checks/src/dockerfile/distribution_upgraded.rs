//! # What
//! A script of `RUN` calls `apt-get dist-upgrade`, `full-upgrade` or `do-release-upgrade`.
//!
//! # Why
//! Packages are taken away and put in place of others in a layer on top, so that what is built differs from day to
//! day and from what the base image's makers tested.
//!
//! # Fix
//! Take a newer base image and rebuild. Where a single package has a fault, install its fixed version.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::docker::packages::{self, Manager};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "distribution-upgraded",
    aliases: &["DS-0024", "DL3005"],
    controls: &["img-base-trusted-current", "img-dockerfile-lint"],
    proves: &[],
    title: "build upgrades the whole distribution",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take a newer base image, and install only what is needed",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "what is built differs from day to day", |call| {
        let upgrades = |order: &str| matches!(order, "dist-upgrade" | "full-upgrade");
        let by_apt =
            packages::order(call).is_some_and(|(manager, order, _)| manager == Manager::Apt && upgrades(order));
        let by_zypper = call.name == "zypper" && matches!(call.subcommand(&[]), "dup" | "dist-upgrade");
        by_apt || by_zypper || call.name == "do-release-upgrade"
    })
}
