//! # What
//! A cluster records ECS Exec in a log group or a bucket without asking for encryption there, or settles how sessions run
//! without a word on it.
//!
//! # Why
//! The records hold what was typed and shown: secrets among it.
//!
//! # Fix
//! Turn the encryption of the group or the bucket on, in both places.
//!
//! # References
//! - <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-exec-log-in-clear",
    aliases: &[],
    controls: &["ecs-exec-restricted", "data-log-groups-encrypted"],
    proves: &[],
    title: "records of sessions inside containers are not encrypted",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "turn `cloudWatchEncryptionEnabled` or `s3EncryptionEnabled` on",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EcsCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    use aws::ecs::{EXEC_BUCKET, EXEC_BUCKET_ENCRYPTED, EXEC_LOG_GROUP, EXEC_LOG_GROUP_ENCRYPTED};
    let places = [(&EXEC_LOG_GROUP, &EXEC_LOG_GROUP_ENCRYPTED), (&EXEC_BUCKET, &EXEC_BUCKET_ENCRYPTED)];
    let used: Vec<V<bool>> = places
        .into_iter()
        .filter(|(place, _)| cx.given(*place) != Truth::False)
        .map(|(_, encrypted)| cx.bool(encrypted))
        .collect();
    if used.is_empty() {
        return nowhere_named(cx);
    }
    let judged = used.iter().map(|value| (value, value.is(&false), String::new()));
    each_value(cx.object, judged, |_| "what was typed and shown is kept in clear".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(true.into())))
        .review("that the group or the bucket is encrypted already, else sessions are refused")
}

/// Sessions are recorded where the containers log to, unless that is turned off; encryption has to be asked for.
fn nowhere_named<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    use aws::ecs::{EXEC_BUCKET_ENCRYPTED, EXEC_CONFIGURATION, EXEC_LOG_GROUP_ENCRYPTED, EXEC_LOGGING};
    let off = cx.text(&EXEC_LOGGING).test(false, |logging| logging.eq_ignore_ascii_case("none"));
    if cx.given(&EXEC_CONFIGURATION) == Truth::False || off == Truth::True {
        return Verdict::NotApplicable;
    }
    let (group, bucket) = (cx.bool(&EXEC_LOG_GROUP_ENCRYPTED), cx.bool(&EXEC_BUCKET_ENCRYPTED));
    let fault = group.is(&true).or(bucket.is(&true)).or(off).not();
    Verdict::fault(fault, &group, cx.object, || "nothing asks for the records to be encrypted".to_owned())
}
