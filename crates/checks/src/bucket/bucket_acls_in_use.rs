//! # What
//! The owner of each object in a bucket is not the bucket's by rule, so that access lists count.
//!
//! # Why
//! Who may read an object then stands in two places, and the one that opens it is easily overlooked.
//!
//! # Fix
//! Set `object_ownership` to `BucketOwnerEnforced`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-acls-in-use",
    aliases: &["CKV2_AWS_65"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "access lists of the bucket are in use",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `object_ownership` to `BucketOwnerEnforced`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Ownership], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let own = cx.text(&aws::storage::OWNERSHIP);
    text(cx, &own, own.test(false, |own| &**own != "BucketOwnerEnforced"), "access lists count")
}
