//! # What
//! A repository of Amazon ECR is encrypted with a key of AWS.
//!
//! # Why
//! With a key of your own you see each use, say who may use it, and can take all images away from everybody at
//! once.
//!
//! # Fix
//! Set `encryption_type` to `KMS` and name a key in `kms_key`. It can be chosen only when a repository is made.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ecr-without-own-key",
    aliases: &["CKV_AWS_136", "AWS-0033"],
    controls: &["reg-encryption-cmk"],
    proves: &["reg-encryption-cmk"],
    title: "images of the repository are not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `encryption_type` to `KMS` and name a key",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcrRepository], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let kind = cx.text(&aws::ecr::ENCRYPTION_TYPE);
    let own = kind.test(false, |kind| kind.starts_with("KMS")).and(cx.given(&aws::ecr::ENCRYPTION_KEY));
    match (own, kind.why()) {
        (Truth::Unknown, Some(_)) => Verdict::unknown_value(&kind, cx.object),
        _ => judged(cx, own.not(), kind.origin, "no key of yours encrypts the images"),
    }
}
