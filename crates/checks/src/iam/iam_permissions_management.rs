//! # What
//! A policy of IAM allows actions that change permissions, such as `iam:AttachRolePolicy` or
//! `s3:PutBucketPolicy`, on every resource.
//!
//! # Why
//! Its holder gives rights to themselves or to the world, and no other limit holds for long.
//!
//! # Fix
//! Name the roles, buckets and keys, or require a permissions boundary by a condition.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::actions::PERMISSIONS;
use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-permissions-management",
    aliases: &["CKV_AWS_109", "CKV_AWS_289"],
    controls: &["aws-iam-no-privesc-paths"],
    proves: &[],
    title: "policy lets its holder change who may do what",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the resources, or add a permissions boundary",
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
    granted(cx, |s| everywhere(s, PERMISSIONS), "permissions of any resource can be changed")
}
