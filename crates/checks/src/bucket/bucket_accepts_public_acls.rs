//! # What
//! A bucket does not refuse access lists that make it, or an object in it, public.
//!
//! # Why
//! One upload with `public-read` publishes an object, and no policy shows it.
//!
//! # Fix
//! Set `block_public_acls` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>

use super::support::{is_bucket, switch};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-accepts-public-acls",
    aliases: &["CKV_AWS_53", "AWS-0086"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket accepts public access lists",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `block_public_acls` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket, CloudKind::S3PublicAccessBlock], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let field = if is_bucket(cx) { &aws::storage::BLOCK_ACLS_INSIDE } else { &aws::storage::BLOCK_ACLS };
    switch(cx, field, "public access lists are accepted")
}
