//! # What
//! A policy of IAM allows actions that change something and could be limited, on every resource.
//!
//! # Why
//! One workload that is broken into takes all others along.
//!
//! # Fix
//! Name the resources that the holder changes.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::actions::WRITES;
use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-write-everywhere",
    aliases: &["CKV_AWS_111", "CKV_AWS_290"],
    controls: &["aws-role-least-privilege-observed"],
    proves: &[],
    title: "policy lets its holder change resources of everybody",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the resources",
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
    granted(cx, |s| everywhere(s, WRITES), "any resource can be changed")
}
