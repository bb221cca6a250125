//! # What
//! A trail of AWS CloudTrail is not of several regions.
//!
//! # Why
//! Whoever wants to stay unseen acts in a region where nobody looks, and new regions are not recorded.
//!
//! # Fix
//! Set `is_multi_region_trail` to `true`.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-single-region",
    aliases: &["CKV_AWS_67", "AWS-0014"],
    controls: &["cloudtrail-enabled"],
    proves: &[],
    title: "trail records one region alone",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `is_multi_region_trail` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::trail::MULTI_REGION, "only one region is recorded")
}
