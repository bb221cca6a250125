//! # What
//! A volume on EFS does not turn on encryption in transit.
//!
//! # Why
//! NFS carries files in clear. Whoever sees the traffic reads and changes them.
//!
//! # Fix
//! Set `transitEncryption: ENABLED`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html>
//! - <https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html>

use super::support;
use crate::prelude::*;
use plimsoll_estate::cloud::ecs::settings;

/// The check.
pub static CHECK: Check = Check {
    slug: "task-efs-in-clear",
    aliases: &["CKV_AWS_97", "AWS-0035", "ECS.18"],
    controls: &["data-efs-encrypted"],
    proves: &[],
    title: "file system of a task travels unencrypted",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `transitEncryption` to `ENABLED`",
    since: "0.1.0",
    run: Run::Task(run),
};

fn run<'e>(cx: &TaskCx<'e>) -> Verdict<'e> {
    support::efs(
        cx,
        &settings::EFS_TRANSIT_ENCRYPTION,
        |value| value.eq_ignore_ascii_case("ENABLED"),
        "files travel to and from EFS in clear",
    )
}
