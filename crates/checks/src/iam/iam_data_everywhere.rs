//! # What
//! A policy of IAM allows reading objects, parameters, secrets or snapshots on every resource.
//!
//! # Why
//! One workload that is broken into hands out what all others keep.
//!
//! # Fix
//! Name the resources that the holder reads.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::actions::DATA;
use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-data-everywhere",
    aliases: &["CKV_AWS_108", "CKV_AWS_288"],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "policy lets its holder read the data of everybody",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the buckets, parameters and secrets",
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
    granted(cx, |s| everywhere(s, DATA), "data of any resource can be read")
}
