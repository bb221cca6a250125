//! # What
//! The password policy of an account remembers fewer than five old passwords.
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
    slug: "password-used-again",
    aliases: &["CKV_AWS_13", "AWS-0056"],
    controls: &["aws-root-and-user-hygiene"],
    proves: &[],
    title: "old passwords may be used again soon",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `password_reuse_prevention` to at least `5`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::IamPasswordPolicy], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let kept = cx.int(&aws::iam::REUSE);
    Verdict::fault(kept.test(false, |n| *n < 5), &kept, cx.object, || "old passwords may be used again".into())
}
