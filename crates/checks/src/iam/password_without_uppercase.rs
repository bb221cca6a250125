//! # What
//! The password policy of an account does not require it: passwords need no capital letter.
//!
//! # Why
//! Passwords of people who may enter the account are guessed or bought. What they open is as strong as the
//! weakest of them.
//!
//! # Fix
//! Set it so, or better, let people in through single sign-on and make no users.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "password-without-uppercase",
    aliases: &["CKV_AWS_15", "AWS-0061"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "passwords need no capital letter",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `require_uppercase_characters` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamPasswordPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &aws::iam::UPPERCASE, "passwords need no capital letter")
}
