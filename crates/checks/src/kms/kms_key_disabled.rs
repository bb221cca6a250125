//! # What
//! A key of AWS KMS is disabled.
//!
//! # Why
//! Nothing that it encrypts can be read or written: a cluster whose Secrets it protects stops working.
//!
//! # Fix
//! Enable the key, or delete it when nothing uses it any more.
//!
//! # References
//! - <https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kms-key-disabled",
    aliases: &["CKV_AWS_227"],
    controls: &["secrets-kms-key-guarded"],
    proves: &[],
    title: "key is switched off",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "take `is_enabled` away, or the key with what it protects",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::KmsKey], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    switched_on(cx, &aws::kms::ENABLED, "the key is disabled").review("why it was switched off")
}
