//! # What
//! Two `FROM` instructions give their stages the same name.
//!
//! # Why
//! Who copies from that name gets the last one before, which changes when stages are moved.
//!
//! # Fix
//! Give each stage a name of its own.
//!
//! # References
//! - <https://docs.docker.com/build/building/multi-stage/>
//! - <https://docs.docker.com/reference/build-checks/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "duplicate-stage-name",
    aliases: &["CKV_DOCKER_11", "DS-0012", "DL3024"],
    controls: &["img-dockerfile-lint"],
    proves: &[],
    title: "two stages have one name",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "give each stage a name of its own",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for placed in docker::steps(cx) {
        let Kind::From { name: Some(name), .. } = &placed.instruction.kind else { continue };
        if seen.contains(&name.text.as_str()) {
            found.push(name.span);
        }
        seen.push(&name.text);
    }
    docker::gap(cx, "which of them is meant depends on their order", found)
}
