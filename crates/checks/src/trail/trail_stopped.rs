//! # What
//! A trail of AWS CloudTrail is switched off.
//!
//! # Why
//! It is there, looks right, and writes nothing.
//!
//! # Fix
//! Set `enable_logging` in Terraform or `IsLogging` in CloudFormation to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-stopped",
    aliases: &["CKV_AWS_251"],
    controls: &["cloudtrail-enabled"],
    proves: &[],
    title: "trail records nothing",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enable_logging` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::trail::TF_LOGGING, "the trail is switched off")
}
