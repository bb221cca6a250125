//! # What
//! A trail of AWS CloudTrail names no topic.
//!
//! # Why
//! What reads the log then has to look for new files by itself.
//!
//! # Fix
//! Name a topic, where a reader of the log wants one.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "trail-without-topic",
    aliases: &["CKV_AWS_252"],
    controls: &["audit-analysed"],
    proves: &[],
    title: "nobody is told of new files of the trail",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a topic of Amazon SNS in `sns_topic_name`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Trail], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::trail::TOPIC, "no topic is told")
}
