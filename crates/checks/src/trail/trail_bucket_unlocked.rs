//! # What
//! The bucket that a trail of AWS CloudTrail writes to has no object lock.
//!
//! # Why
//! Whoever takes over an administrator deletes the events that show it.
//!
//! # Fix
//! Make the bucket with `object_lock_enabled`, and give it an `aws_s3_bucket_object_lock_configuration` with a retention.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html>

use crate::cloud::*;
use crate::prelude::*;
use crate::trail::support::of_bucket;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-bucket-unlocked",
    aliases: &[],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "events of a trail can be deleted",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "lock the objects of the bucket of the trail",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    of_bucket(cx, |bucket| {
        missing(cx, bucket.locked(), cx.find(&aws::trail::BUCKET).0, "objects of its bucket can be deleted")
    })
}
