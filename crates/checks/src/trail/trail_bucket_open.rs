//! # What
//! The bucket that a trail of AWS CloudTrail writes to is public, or what refuses public access is switched off for it.
//!
//! # Why
//! The events name every role, address and resource of the account: a map for whoever wants in.
//!
//! # Fix
//! Add an `aws_s3_bucket_public_access_block` with all four switches `true`, and take public access lists and policies away.
//! A bucket of which nothing is said counts as closed: S3 refuses public access to every bucket made since April 2023.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use crate::cloud::*;
use crate::prelude::*;
use crate::trail::support::of_bucket;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-bucket-open",
    aliases: &["AWS-0161", "CloudTrail.6"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket of a trail is open to others",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "refuse public access to the bucket of the trail",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    of_bucket(cx, |bucket| {
        judged(cx, bucket.open(), cx.find(&aws::trail::BUCKET).0, "its bucket can be opened to others")
    })
}
