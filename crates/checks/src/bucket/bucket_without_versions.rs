//! # What
//! A bucket does not keep what is overwritten or deleted.
//!
//! # Why
//! Whoever may write to it deletes trails, state and backups for good.
//!
//! # Fix
//! Add `aws_s3_bucket_versioning` with the status `Enabled`.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html>

use super::support::beside;
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bucket-without-versions",
    aliases: &["CKV_AWS_21", "AWS-0090"],
    controls: &["cloudtrail-bucket-protected"],
    proves: &[],
    title: "bucket keeps no old versions",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the status of `versioning` to `Enabled`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::S3Bucket], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let enabled = |part: &Part<'_>, field| part.text(field).test(false, |status| &**status == "Enabled");
    let inside = cx.bool(&aws::storage::VERSIONING_INSIDE).is(&true).or(enabled(cx, &aws::storage::VERSIONING));
    let apart = beside(cx, CloudKind::S3Versioning).any_is(|own| enabled(&own, &aws::storage::VERSIONING_APART));
    missing(cx, inside.or(apart), cx.at(), "old versions are not kept")
}
