//! # What
//! A symmetric key without automatic rotation, or with one after more than 90 days.
//!
//! # Why
//! Rotation bounds how much one version of a key protects, and so what its loss opens.
//!
//! # Fix
//! Set `rotation_period` to at most 7776000s.
//!
//! # References
//! - <https://cloud.google.com/kms/docs/key-rotation>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::compute;

/// Ninety days, in seconds.
const LONGEST: u64 = 90 * 24 * 60 * 60;

/// The check.
pub static CHECK: Check = Check {
    slug: "google-key-not-rotated",
    aliases: &["CKV_GCP_43", "GCP-0065"],
    controls: &["data-kms-rotation"],
    proves: &[],
    title: "key of Cloud KMS is not rotated within 90 days",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `rotation_period = \"7776000s\"` or shorter",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GoogleKey], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let symmetric = cx.text(&compute::KEY_PURPOSE).test(true, |purpose| &**purpose == "ENCRYPT_DECRYPT");
    if symmetric == Truth::False {
        return Verdict::NotApplicable;
    }
    let period = cx.text(&compute::ROTATION_PERIOD);
    let rare = period.test(true, |period| seconds(period).is_none_or(|seconds| seconds > LONGEST));
    told(cx, symmetric.and(rare), period.origin, "one version of the key protects everything for more than 90 days")
        .fixed_by(|| Remedy::set(cx.object, period.origin, ROTATED))
}

/// The longest period that passes.
const ROTATED: &str = "7776000s";

fn seconds(text: &str) -> Option<u64> {
    text.strip_suffix('s')?.split('.').next()?.parse().ok()
}
