//! # What
//! A symmetric key of AWS KMS whose material AWS makes is not rotated.
//!
//! # Why
//! The same material then protects everything for ever: what is known of it once opens all that was ever
//! encrypted with it.
//!
//! # Fix
//! Set `enable_key_rotation` to `true`. Old material stays for decryption, and nothing has to be encrypted
//! anew. Keys of other kinds cannot be rotated by AWS and are not asked.
//!
//! # References
//! - <https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kms-rotation-off",
    aliases: &["CKV_AWS_7", "AWS-0065", "KMS.4"],
    controls: &["data-kms-rotation", "secrets-kms-key-guarded"],
    proves: &[],
    title: "key is never renewed",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `enable_key_rotation` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::KmsKey], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    match rotatable(cx) {
        Truth::False => Verdict::NotApplicable,
        Truth::True => switched_on(cx, &aws::kms::ROTATION, "the key is not rotated"),
        Truth::Unknown => match cx.bool(&aws::kms::ROTATION).get() {
            Some(true) => Verdict::Pass,
            _ => untold(cx, cx.find(&aws::kms::SPEC).0),
        },
    }
}

/// Whether AWS can rotate the key: it is symmetric, is for encryption, and AWS has made its material.
fn rotatable(cx: &CloudCx<'_>) -> Truth {
    let is = |field: &Field<&'static str>, text: &str| cx.text(field).test(true, |value| &**value == text);
    let own = cx.given(&aws::kms::CUSTOM_STORE).not();
    let symmetric = is(&aws::kms::SPEC, "SYMMETRIC_DEFAULT").and(is(&aws::kms::USAGE, "ENCRYPT_DECRYPT"));
    symmetric.and(is(&aws::kms::ORIGIN, "AWS_KMS")).and(own)
}
