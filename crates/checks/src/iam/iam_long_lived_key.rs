//! # What
//! An access key of an IAM user is made.
//!
//! # Why
//! The key never ends by itself, stands in the state of Terraform or in the outputs of a stack, and works from
//! everywhere.
//!
//! # Fix
//! Use a role. Where a partner has to have a key, rotate it and limit it to addresses.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-long-lived-key",
    aliases: &["AWS-0141"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "files make a long-lived key",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "use roles: Pod Identity or IRSA for pods, OIDC for pipelines, single sign-on for people",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamUser, CloudKind::IamAccessKey], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    judged(cx, CloudKind::IamAccessKey.is(cx.object).into(), cx.at(), "the key never ends by itself")
}
