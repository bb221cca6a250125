//! # What
//! A policy of IAM allows `iam:PassRole` on every resource.
//!
//! # Why
//! Its holder starts a machine, a task or a function with the strongest role of the account, and takes its
//! credential.
//!
//! # Fix
//! Name the roles, and the service that gets them by `iam:PassedToService`.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-pass-role-everywhere",
    aliases: &[],
    controls: &["aws-iam-ecs-run-task-passrole"],
    proves: &[],
    title: "policy lets its holder pass every role",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the roles that may be passed",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::IamPolicy,
            CloudKind::IamInlinePolicy,
            CloudKind::IamRole,
            CloudKind::IamUser,
            CloudKind::IamGroup,
            CloudKind::IamPolicyData,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    granted(cx, |s| everywhere(s, ACTIONS), "every role can be passed")
}

const ACTIONS: &[&str] = &["iam:PassRole"];
