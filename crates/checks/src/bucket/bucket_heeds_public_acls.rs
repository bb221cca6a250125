//! # What
//! Public access lists that a bucket or its objects have already are heeded.
//!
//! # Why
//! What was public before the block stays public.
//!
//! # Fix
//! Set `ignore_public_acls` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use super::support::{is_bucket, switch};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-heeds-public-acls",
    aliases: &["CKV_AWS_55", "AWS-0091"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "public access lists of the bucket count",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `ignore_public_acls` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3PublicAccessBlock], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field = if is_bucket(cx) { &aws::storage::IGNORE_ACLS_INSIDE } else { &aws::storage::IGNORE_ACLS };
    switch(cx, field, "public access lists count")
}
