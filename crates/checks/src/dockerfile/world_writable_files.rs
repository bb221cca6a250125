//! # What
//! `chmod` or `--chmod` lets everybody write, such as `777`, `a+w` or `o+rwx`, without the sticky bit.
//!
//! # Why
//! Every process in the container, whoever it runs as, can change these files: programs that others start,
//! configuration, scripts.
//!
//! # Fix
//! Give the files to the user of the program with `--chown`, or to its group with `g=u`.
//!
//! # References
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::modes;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "world-writable-files",
    aliases: &[],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "build lets everybody write to files",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give write permission to the one user or group that needs it",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let calls =
        docker::calls(cx).filter(|call| call.name == "chmod" && modes::of_call(call).is_some_and(modes::is_open));
    let called = calls.map(|call| call.command.span);
    let flags = docker::steps(cx).flat_map(|placed| placed.owner().flags_named("chmod"));
    let copied = flags.filter(|flag| flag.value.as_deref().is_some_and(modes::is_open)).map(|flag| flag.span);
    docker::gap(cx, "every process in the container can change them", called.chain(copied))
}
