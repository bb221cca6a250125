//! # What
//! A secret of AWS Secrets Manager names no key of AWS KMS, or that of AWS.
//!
//! # Why
//! Every principal of the account that may read the secret may then use the key too; with a key of your own a
//! second right is needed, which other accounts cannot get by accident.
//!
//! # Fix
//! Make a key and name it in `kms_key_id`.
//!
//! # References
//! - <https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-without-own-key",
    aliases: &["CKV_AWS_149", "AWS-0098"],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "secret is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `kms_key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Secret], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let key = cx.text(&aws::secrets::KEY);
    let of_aws = key.test(false, |key| key.contains("alias/aws/") || key.starts_with("aws/"));
    match cx.given(&aws::secrets::KEY).not().or(if key.why().is_some() { Truth::False } else { of_aws }) {
        fault @ (Truth::True | Truth::False) => judged(cx, fault, key.origin, "no key of yours encrypts the secret"),
        Truth::Unknown => Verdict::unknown_value(&key, cx.object),
    }
}
