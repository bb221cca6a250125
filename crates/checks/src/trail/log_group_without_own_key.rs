//! # What
//! A group of logs of Amazon CloudWatch names no key of AWS KMS.
//!
//! # Why
//! Logs of clusters hold names, addresses and at times what should not be in them. With a key of your own,
//! readers need a right on it, and its use is recorded.
//!
//! # Fix
//! Make a key that lets `logs.REGION.amazonaws.com` use it, and name it in `kms_key_id`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "log-group-without-own-key",
    aliases: &["CKV_AWS_158", "AWS-0017"],
    controls: &["data-log-groups-encrypted"],
    proves: &[],
    title: "group of logs is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LogGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::logs::KEY, "no key of yours encrypts the logs")
}
