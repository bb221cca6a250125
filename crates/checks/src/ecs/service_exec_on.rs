//! # What
//! A service turns ECS Exec on.
//!
//! # Why
//! Whoever holds `ecs:ExecuteCommand` gets a shell as root in its containers, with the task role, past every
//! pipeline and review. What is typed is recorded only where the cluster says so.
//!
//! # Fix
//! Turn it off in production. Where it is needed, record and encrypt its sessions in the cluster's configuration,
//! and narrow who may use it.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-exec-on",
    aliases: &[],
    controls: &["ecs-exec-restricted"],
    proves: &[],
    title: "commands can be run inside containers of a service",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enableExecuteCommand` to false, or turn it on only while somebody looks",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsService], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let exec = cx.bool(&aws::ecs::EXEC);
    Verdict::fault(exec.is(&true), &exec, cx.object, || "it hands out shells in its containers".to_owned())
        .fixed_by(|| Remedy::set(cx.object, exec.origin, false))
        .review("whether somebody works with it")
}
