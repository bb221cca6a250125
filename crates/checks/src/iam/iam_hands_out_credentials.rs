//! # What
//! A policy of IAM allows actions that answer with a credential, such as `sts:AssumeRole` or
//! `iam:CreateAccessKey`, on every resource.
//!
//! # Why
//! Its holder becomes anybody who lets the account in.
//!
//! # Fix
//! Name the roles that may be taken. `ecr:GetAuthorizationToken` has no resources, and gives no right by
//! itself.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::actions::CREDENTIALS;
use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-hands-out-credentials",
    aliases: &["CKV_AWS_107", "CKV_AWS_287"],
    controls: &["aws-iam-no-privesc-paths"],
    proves: &[],
    title: "policy lets its holder get credentials of others",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the users and roles",
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
    granted(cx, |s| everywhere(s, CREDENTIALS), "credentials of others can be had")
}
