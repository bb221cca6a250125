//! # What
//! A statement of a policy of IAM allows every action of every service.
//!
//! # Why
//! The resources that it names limit it only in services that have resources, and what is added to AWS tomorrow
//! is allowed too.
//!
//! # Fix
//! List the actions that are used.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::granted;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-every-action",
    aliases: &["CKV_AWS_63", "CKV_AWS_49"],
    controls: &["aws-iam-no-admin-workload-roles"],
    proves: &[],
    title: "policy allows every action",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "list the actions that are needed",
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
    granted(cx, |s| s.actions.have("*"), "every action is allowed")
}
