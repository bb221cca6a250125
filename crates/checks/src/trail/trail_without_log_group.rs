//! # What
//! A trail of AWS CloudTrail sends its events to no group of logs.
//!
//! # Why
//! In a bucket they are kept, but nobody is told: alarms and queries need them as a stream.
//!
//! # Fix
//! Name a group of logs and a role that may write to it, or feed another service that analyses the events, and
//! say so in a waiver.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-without-log-group",
    aliases: &["CKV2_AWS_10", "AWS-0162", "CloudTrail.5"],
    controls: &["audit-analysed"],
    proves: &[],
    title: "trail writes to a bucket alone",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a group of logs in `cloud_watch_logs_group_arn`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::trail::LOG_GROUP, "no group of logs gets the events")
}
