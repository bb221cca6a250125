//! # What
//! The bucket that a trail of AWS CloudTrail writes to does not record who reads or deletes in it.
//!
//! # Why
//! Whoever covers their traces there leaves none of doing so.
//!
//! # Fix
//! Add an `aws_s3_bucket_logging` that writes to another bucket.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html>

use crate::cloud::*;
use crate::prelude::*;
use crate::trail::support::of_bucket;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-bucket-unlogged",
    aliases: &["AWS-0163", "CloudTrail.7"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "requests to the bucket of a trail are not recorded",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "record the requests of the bucket of the trail",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    of_bucket(cx, |bucket| {
        missing(cx, bucket.logged(), cx.find(&aws::trail::BUCKET).0, "requests to its bucket are not recorded")
    })
}
