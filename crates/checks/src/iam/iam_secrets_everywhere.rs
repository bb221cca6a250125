//! # What
//! A policy of IAM allows reading every secret of AWS Secrets Manager.
//!
//! # Why
//! One workload that is broken into hands out the credentials of all others.
//!
//! # Fix
//! Name the secrets of the application.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-secrets-everywhere",
    aliases: &[],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "policy lets its holder read every secret",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the secrets",
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
    granted(cx, |s| everywhere(s, ACTIONS), "every secret can be read")
}

const ACTIONS: &[&str] = &["secretsmanager:GetSecretValue"];
