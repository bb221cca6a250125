//! # What
//! A script of `RUN` goes to an absolute path with `cd`.
//!
//! # Why
//! It holds for this `RUN` alone. Who reads the next one has to know, and one that was meant to stand there works
//! somewhere else.
//!
//! # Fix
//! Use `WORKDIR`, or a subshell where only one command is meant.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "run-changes-directory",
    aliases: &["DS-0013", "DL3003"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "script changes the directory instead of WORKDIR",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use WORKDIR",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let moves = docker::calls(cx).filter(|call| call.name == "cd" && !call.command.inner);
    let found = moves.filter(|call| call.arguments().any(|arg| arg.starts_with('/')));
    docker::gap(cx, "it holds for this instruction alone", found.map(|call| call.command.span))
}
