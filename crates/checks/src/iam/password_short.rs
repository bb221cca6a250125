//! # What
//! The password policy of an account lets passwords of fewer than 14 characters pass.
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
    slug: "password-short",
    aliases: &["CKV_AWS_10", "AWS-0063"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "passwords may be shorter than 14 characters",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `minimum_password_length` to at least `14`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamPasswordPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let length = cx.int(&aws::iam::MIN_LENGTH);
    Verdict::fault(length.test(false, |n| *n < 14), &length, cx.object, || {
        "passwords may be shorter than 14 characters".into()
    })
}
