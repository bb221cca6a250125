//! # What
//! A bucket has no block of public access, or one that lets public access lists or policies through.
//!
//! # Why
//! AWS blocks public access of buckets that it makes since April 2023. Older ones, and those whose block
//! somebody took away, stay as they are until the code says otherwise.
//!
//! # Fix
//! Add `aws_s3_bucket_public_access_block`, or `PublicAccessBlockConfiguration`, with all four switches on.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use super::support::beside;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-without-access-block",
    aliases: &["CKV2_AWS_6"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "nothing keeps the bucket from being public",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `aws_s3_bucket_public_access_block` with all four switches on",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let inside = cx.given(&aws::storage::ACCESS_BLOCK);
    let both =
        cx.bool(&aws::storage::BLOCK_ACLS_INSIDE).is(&true).and(cx.bool(&aws::storage::BLOCK_POLICY_INSIDE).is(&true));
    let apart = beside(cx, CloudKind::S3PublicAccessBlock).any_is(|block| {
        block.bool(&aws::storage::BLOCK_ACLS).is(&true).and(block.bool(&aws::storage::BLOCK_POLICY).is(&true))
    });
    missing(cx, inside.and(both).or(apart), cx.at(), "nothing keeps the bucket from being public")
}
