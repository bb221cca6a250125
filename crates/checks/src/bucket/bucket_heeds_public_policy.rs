//! # What
//! A public policy that a bucket has already counts for principals of other accounts too.
//!
//! # Why
//! What was public before the block stays public.
//!
//! # Fix
//! Set `restrict_public_buckets` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use super::support::{is_bucket, switch};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-heeds-public-policy",
    aliases: &["CKV_AWS_56", "AWS-0093"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "public policy of the bucket counts for everybody",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `restrict_public_buckets` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3PublicAccessBlock], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field = if is_bucket(cx) { &aws::storage::RESTRICT_INSIDE } else { &aws::storage::RESTRICT };
    switch(cx, field, "a public policy counts for everybody")
}
