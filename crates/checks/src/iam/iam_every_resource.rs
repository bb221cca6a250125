//! # What
//! A statement of a policy of IAM allows actions that could be limited on every resource.
//!
//! # Why
//! It holds for what is made tomorrow, and for what others make.
//!
//! # Fix
//! Name the resources, or add a condition.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>

use super::actions::{READS, WRITES};
use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-every-resource",
    aliases: &["CKV_AWS_355", "CKV_AWS_356"],
    controls: &["aws-role-least-privilege-observed"],
    proves: &[],
    title: "policy does not name its resources",
    severity: Severity::Info,
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
    granted(cx, |s| everywhere(s, WRITES).or(everywhere(s, READS)), "the resources are not named")
}
