//! # What
//! A key of AWS KMS has no policy of its own in these files.
//!
//! # Why
//! It then has that of AWS, which leaves everything to the policies of the account: each right on `kms:*`
//! anywhere in it holds for this key.
//!
//! # Fix
//! Write a policy that names who administers the key and who uses it.
//!
//! # References
//! - <https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kms-without-policy",
    aliases: &["CKV2_AWS_64"],
    controls: &["secrets-kms-key-guarded"],
    proves: &[],
    title: "nobody chose who may use the key",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "give the key a policy that names its administrators and its users",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::KmsKey], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let apart = cx.view.joined(CloudKind::KmsKeyPolicy, &aws::kms::POLICY_KEY, cx, &[]).any();
    let there = cx.given(&aws::kms::POLICY).or(apart);
    missing(cx, there, cx.find(&aws::kms::POLICY).0, "the key has the policy that AWS gives it")
}
