//! # What
//! Scripts of one stage call both `wget` and `curl`.
//!
//! # Why
//! Two tools that do the same are two tools to patch and to configure: a proxy or a certificate that one of them
//! knows and the other one does not.
//!
//! # Fix
//! Use one of them.
//!
//! # References
//! - <https://docs.docker.com/build/building/best-practices/>

use crate::docker;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "wget-and-curl",
    aliases: &["DS-0014", "DL4001"],
    controls: &["img-minimal"],
    proves: &[],
    title: "build uses both wget and curl",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use one of them",
    since: "0.1.0",
    run: Run::Dockerfile(run),
};

fn run<'e>(cx: &DockerfileCx<'e>) -> Verdict<'e> {
    let mut found = Vec::new();
    for stage in 0..cx.docker.build.stages.len() {
        let calls: Vec<_> = docker::calls(cx).filter(|call| call.placed.step.stage == Some(stage)).collect();
        let first = |name: &str| calls.iter().find(|call| call.name == name).map(|call| call.command.span);
        if let (Some(wget), Some(curl)) = (first("wget"), first("curl")) {
            found.push(wget.max(curl));
        }
    }
    docker::gap(cx, "two tools do the same", found)
}
