//! # What
//! The last stage, with the stages that it starts from, has no `HEALTHCHECK` with a command.
//!
//! # Why
//! Docker and ECS know then only that the process lives. Kubernetes does not look at it: its probes stand in the pod.
//!
//! # Fix
//! Add a `HEALTHCHECK` for images that run outside Kubernetes.
//!
//! # References
//! - <https://docs.docker.com/reference/dockerfile/>

use crate::docker;
use crate::prelude::*;
use plimsoll_dockerfile::Kind;

/// The check.
pub static CHECK: Check = Check {
    slug: "healthcheck-missing",
    aliases: &["CKV_DOCKER_2", "DS-0026", "DL3057"],
    controls: &["wl-probes-defined"],
    proves: &[],
    title: "image has no health check",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add HEALTHCHECK where nothing else asks",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let Some(last) = cx.docker.build.stages.len().checked_sub(1) else { return Verdict::NotApplicable };
    let all: Vec<_> = cx.docker.layers(last).filter_map(|index| cx.docker.file.instructions.get(index)).collect();
    let checked = all.iter().any(|instruction| matches!(instruction.kind, Kind::Healthcheck(Some(_))));
    let from = cx.docker.build.last().and_then(|last| cx.docker.file.instructions.get(last.instructions.start));
    docker::gap(cx, "nothing tells whether the program works", from.filter(|_| !checked).map(|from| from.span))
}
