//! # What
//! The password policy of an account does not require it: passwords need no digit.
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
    slug: "password-without-number",
    aliases: &["CKV_AWS_12", "AWS-0059"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "passwords need no digit",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `require_numbers` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamPasswordPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    on(cx, &aws::iam::NUMBERS, "passwords need no digit")
}
