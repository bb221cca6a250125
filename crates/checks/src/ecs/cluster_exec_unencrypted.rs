//! # What
//! A cluster configures ECS Exec without a key of AWS KMS.
//!
//! # Why
//! TLS alone protects the session then; with a key, whoever opens one also needs the right to use it, and every use
//! is on record.
//!
//! # Fix
//! Name a key in `executeCommandConfiguration.kmsKeyId`, and let the task role decrypt with it.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-exec-unencrypted",
    aliases: &["CKV_AWS_224"],
    controls: &["ecs-exec-restricted"],
    proves: &[],
    title: "sessions inside containers are not encrypted with a key of yours",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `kmsKeyId` in `executeCommandConfiguration`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.given(&aws::ecs::EXEC_CONFIGURATION) == Truth::False {
        return Verdict::NotApplicable;
    }
    crate::settings::must_have(cx, &[&aws::ecs::EXEC_KEY], "nobody needs a key to open a session")
}
