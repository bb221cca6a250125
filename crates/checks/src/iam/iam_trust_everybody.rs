//! # What
//! The trust policy of a role lets every AWS principal take it.
//!
//! # Why
//! Every AWS account in the world gets its rights.
//!
//! # Fix
//! Name the principals. For the own organisation, add the condition `aws:PrincipalOrgID`.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html>

use super::support::trust;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-trust-everybody",
    aliases: &["CKV_AWS_60"],
    controls: &["aws-iam-cross-account-trust-reviewed"],
    proves: &[],
    title: "everybody may take the role",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the roles or services that take it",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamRole], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    trust(cx, |s| s.everybody().and((!s.conditioned()).into()), "everybody may take the role")
}
