//! # What
//! The trust policy of a role for tasks of ECS has no condition on the source.
//!
//! # Why
//! The service acts for every account. Without the condition, somebody else may make it use this role for
//! theirs.
//!
//! # Fix
//! Add `aws:SourceAccount` with your account, or `aws:SourceArn` with the clusters.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html>

use super::support::{conditioned_on, for_service, trust};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-service-trust-without-source",
    aliases: &[],
    controls: &["aws-iam-confused-deputy"],
    proves: &["aws-iam-confused-deputy"],
    title: "service may use the role for anybody's resources",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add a condition on `aws:SourceAccount` or `aws:SourceArn`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let open = |s: &Statement| for_service(s, "ecs-tasks.amazonaws.com").and((!has_source(s)).into());
    trust(cx, open, "the source is not checked")
}

fn has_source(statement: &Statement) -> bool {
    ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"].iter().any(|key| conditioned_on(statement, key))
}
