//! # What
//! A trail of AWS CloudTrail names no key of AWS KMS.
//!
//! # Why
//! Everybody who may read the bucket reads the log. With a key of your own, they need a right on the key as
//! well, and its use is recorded.
//!
//! # Fix
//! Make a key that lets CloudTrail encrypt and the readers decrypt, and name it in `kms_key_id`.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-without-own-key",
    aliases: &["CKV_AWS_35", "AWS-0015", "CloudTrail.2"],
    controls: &["cloudtrail-enabled"],
    proves: &[],
    title: "log of the trail is not encrypted with a key of yours",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::trail::KEY, "no key of yours encrypts the log")
}
