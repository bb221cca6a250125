//! # What
//! A script of `RUN` sets the password of an account with `chpasswd`, `passwd` or `usermod -p`.
//!
//! # Why
//! Every container of the image has the same password, it stands in the history of the image, and an account that can
//! log in is one that can be guessed.
//!
//! # Fix
//! Leave accounts locked, as `useradd` makes them. Programs in containers need no login.
//!
//! # References
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "password-set-in-build",
    aliases: &["CKV2_DOCKER_17"],
    controls: &["img-no-secrets", "img-dockerfile-lint"],
    proves: &[],
    title: "build sets a password",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave accounts without a password",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    docker::gap_at_calls(cx, "every container has the same password, and the history tells it", |call| {
        match call.name {
            "chpasswd" | "mkpasswd" => true,
            "passwd" => !call.has_letter('l', "") && !call.has("--lock") && !call.has_letter('S', ""),
            "usermod" | "useradd" => call.has("--password") || call.has_letter('p', "cdefgGkKlrRPsuZ"),
            _ => false,
        }
    })
}
