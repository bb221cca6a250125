//! # What
//! An event data store of AWS CloudTrail names no key of AWS KMS.
//!
//! # Why
//! With a key of AWS you can neither see its use nor say who may use it.
//!
//! # Fix
//! Name a key. It can be chosen only when the store is made.
//!
//! # References
//! - <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "event-store-without-own-key",
    aliases: &["CKV_AWS_294"],
    controls: &["audit-logs-retained"],
    proves: &[],
    title: "store of events is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::EventDataStore], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    given(cx, &aws::trail::STORE_KEY, "no key of yours encrypts the events")
}
