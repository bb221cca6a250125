//! # What
//! `chmod` or `--chmod` sets the setuid or the setgid bit: `u+s`, `4755`, `2755`.
//!
//! # Why
//! Whoever runs such a program gets the rights of its owner, mostly root. It is what an attacker inside the container
//! looks for first.
//!
//! # Fix
//! Leave the bit out. Where the program needs one right, add that capability to the container, or set it on the file
//! with `setcap`.
//!
//! # References
//! - <https://csrc.nist.gov/pubs/sp/800/190/final>

use crate::docker;
use crate::docker::modes;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "setuid-bit-set",
    aliases: &[],
    controls: &["img-no-setuid", "img-dockerfile-lint"],
    proves: &[],
    title: "build gives a program the rights of its owner",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave the bit out, and give the container the capability that it needs",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let calls =
        docker::calls(cx).filter(|call| call.name == "chmod" && modes::of_call(call).is_some_and(modes::is_setuid));
    let called = calls.map(|call| call.command.span);
    let flags = docker::steps(cx).flat_map(|placed| placed.owner().flags_named("chmod"));
    let copied = flags.filter(|flag| flag.value.as_deref().is_some_and(modes::is_setuid)).map(|flag| flag.span);
    docker::gap(cx, "whoever runs it gets the rights of its owner", called.chain(copied))
}
