//! # What
//! A sink sends logs to a bucket whose retention is not locked.
//!
//! # Why
//! Whoever breaks in deletes the traces.
//!
//! # Fix
//! Add a `retention_policy` with `is_locked = true` to the bucket.
//!
//! # References
//! - <https://cloud.google.com/storage/docs/bucket-lock>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::google::log;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-log-bucket-unlocked",
    aliases: &["CKV2_GCP_4"],
    controls: &["audit-logs-retained"],
    proves: &[],
    title: "bucket of logs can be emptied",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `is_locked` in `retention_policy` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleLogSink], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let buckets = cx.view.clouds(CloudKind::GoogleBucket).filter(|own| cx.view.within_reach(cx.object, own.object));
    let ours = |own: &Cloud<'e>| cx.points_at(&log::DESTINATION, own, &[&log::BUCKET_NAME]);
    let fault = Truth::any(buckets.map(|own| ours(&own).and(own.bool(&log::LOCKED).is(&true).not())));
    judged(cx, fault, cx.find(&log::DESTINATION).0, "logs can be deleted")
}
