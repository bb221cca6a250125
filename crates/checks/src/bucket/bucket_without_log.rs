//! # What
//! A bucket does not record who asked for what. Buckets that take such logs are left out.
//!
//! # Why
//! After a leak nobody can tell what was read.
//!
//! # Fix
//! Name a bucket for the log in `aws_s3_bucket_logging`, or record data events with CloudTrail.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html>

use super::support::{beside, is_acl};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-without-log",
    aliases: &["CKV_AWS_18", "AWS-0089"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket records no requests",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a bucket for the log in `logging`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let there = cx.given(&aws::storage::LOGGING).or(beside(cx, CloudKind::S3Logging).any());
    if there != Truth::True && takes_logs(cx) {
        return Verdict::NotApplicable;
    }
    missing(cx, there, cx.find(&aws::storage::LOGGING).0, "requests are not recorded")
}

/// Whether logs are delivered to the bucket, or another one's log goes there.
fn takes_logs(cx: &CloudCx<'_>) -> bool {
    let word = |part: &Part<'_>| part.text(&aws::storage::ACL).test(false, |word| is_acl(word, &["logdeliverywrite"]));
    let names = [&aws::storage::BUCKET_NAME];
    let targets = |kind: CloudKind, field: &Field<&'static str>| cx.view.joined(kind, field, cx, &names).any();
    let apart = beside(cx, CloudKind::S3Acl).any_is(|acl| word(&acl));
    let target = targets(CloudKind::S3Logging, &aws::storage::LOG_TARGET)
        .or(targets(CloudKind::S3Bucket, &aws::storage::LOG_TARGET_INSIDE));
    word(cx).or(apart).or(target) == Truth::True
}
