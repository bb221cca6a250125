//! # What
//! A group of logs of Amazon CloudWatch has no retention: its logs are kept for ever.
//!
//! # Why
//! What is kept for ever is paid for and can leak for ever, and data about persons may not be kept so.
//!
//! # Fix
//! Set `retention_in_days` to what your rules ask; a year is usual for audit logs.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "log-group-without-retention",
    aliases: &["CKV_AWS_66"],
    controls: &["data-log-groups-encrypted"],
    proves: &[],
    title: "nobody chose how long the logs are kept",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `retention_in_days`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LogGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let days = cx.int(&aws::logs::RETENTION);
    Verdict::fault(days.is(&0), &days, cx.object, || "the logs are kept for ever".into())
        .fixed_by(|| Remedy::set(cx.object, days.origin, 365))
        .review("how long they have to be kept")
}
