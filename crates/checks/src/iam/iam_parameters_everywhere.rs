//! # What
//! A policy of IAM allows reading every parameter of AWS Systems Manager.
//!
//! # Why
//! On a node, each pod that reaches the metadata service then reads the parameters of all applications.
//!
//! # Fix
//! Name the path of the application.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-parameters-everywhere",
    aliases: &[],
    controls: &["aws-node-role-no-ssm-parameter-star"],
    proves: &[],
    title: "policy lets its holder read every parameter",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the path of the parameters",
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
    granted(cx, |s| everywhere(s, ACTIONS), "every parameter can be read")
}

/// Actions that read parameters.
pub(super) const ACTIONS: &[&str] = &["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"];
