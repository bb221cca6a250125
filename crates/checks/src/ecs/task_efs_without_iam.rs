//! # What
//! A volume on EFS does not authorise by IAM.
//!
//! # Why
//! Without it anything in the network that reaches the mount target is an anonymous client, and the file system's
//! policy cannot tell tasks apart.
//!
//! # Fix
//! Set `authorizationConfig.iam: ENABLED` and grant the task role what it needs in the file system's policy.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-efs-without-iam",
    aliases: &[],
    controls: &["data-efs-access-points"],
    proves: &[],
    title: "file system of a task does not ask for the task's role",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `authorizationConfig.iam` to `ENABLED`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    support::efs(
        cx,
        &settings::EFS_IAM,
        |value| value.eq_ignore_ascii_case("ENABLED"),
        "EFS does not ask which role mounts it",
    )
    .review("that the task's role may mount it, and that files travel encrypted")
}
