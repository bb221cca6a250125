//! # What
//! A group of logs of Amazon CloudWatch keeps its logs for less than a year.
//!
//! # Why
//! Intrusions are often found months later: then nobody can tell any more how they began.
//!
//! # Fix
//! Set `retention_in_days` to at least `365` for what an investigation needs, or send the logs to a bucket that
//! keeps them.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "log-group-kept-too-short",
    aliases: &["CKV_AWS_338"],
    controls: &["audit-logs-retained"],
    proves: &[],
    title: "logs are kept for less than a year",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `retention_in_days` to at least `365`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::LogGroup], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let days = cx.int(&aws::logs::RETENTION);
    let short = days.test(false, |days| (1..365).contains(days));
    Verdict::fault(short, &days, cx.object, || "the logs go within a year".into())
        .fixed_by(|| Remedy::set(cx.object, days.origin, 365))
        .review("how long they have to be kept")
}
