//! # What
//! A trail of AWS CloudTrail writes no digests of its log files.
//!
//! # Why
//! Whoever reaches the bucket can take entries away or change them, and nobody will know.
//!
//! # Fix
//! Set `enable_log_file_validation` to `true`. It costs nothing.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-unvalidated",
    aliases: &["CKV_AWS_36", "AWS-0016", "CloudTrail.4"],
    controls: &["cloudtrail-enabled"],
    proves: &[],
    title: "changes of the trail's log cannot be told",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enable_log_file_validation` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::trail::VALIDATION, "log files are not validated")
}
