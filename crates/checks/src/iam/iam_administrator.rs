//! # What
//! A policy of IAM allows every action on every resource.
//!
//! # Why
//! Whoever gets at one credential with it owns the account, its clusters and its backups.
//!
//! # Fix
//! List the actions that are used, Access Analyzer can make the list from CloudTrail, and name the resources.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::granted;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-administrator",
    aliases: &["CKV_AWS_62", "CKV_AWS_1", "IAM.1"],
    controls: &["aws-iam-no-admin-workload-roles"],
    proves: &[],
    title: "policy allows everything",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "allow the actions that are needed, on the resources that are meant",
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
    granted(cx, |s| s.actions.all().and(s.resources.all()), "everything is allowed")
}
