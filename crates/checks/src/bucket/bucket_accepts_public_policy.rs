//! # What
//! A bucket does not refuse a policy that makes it public.
//!
//! # Why
//! One change of the policy publishes everything in it.
//!
//! # Fix
//! Set `block_public_policy` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use super::support::{is_bucket, switch};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-accepts-public-policy",
    aliases: &["CKV_AWS_54", "AWS-0087"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket accepts a public policy",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `block_public_policy` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3PublicAccessBlock], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field = if is_bucket(cx) { &aws::storage::BLOCK_POLICY_INSIDE } else { &aws::storage::BLOCK_POLICY };
    switch(cx, field, "a public policy is accepted")
}
