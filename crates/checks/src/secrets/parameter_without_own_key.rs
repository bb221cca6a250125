//! # What
//! A secure parameter of AWS Systems Manager names no key of AWS KMS.
//!
//! # Why
//! With the key of AWS, every principal of the account that may read the parameter reads its value.
//!
//! # Fix
//! Name a key in `key_id`. CloudFormation cannot make secure parameters.
//!
//! # References
//! - <https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "parameter-without-own-key",
    aliases: &["CKV_AWS_337"],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "secure parameter is not encrypted with a key of yours",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name a key of AWS KMS in `key_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Parameter], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let kind = cx.text(&aws::secrets::PARAMETER_TYPE);
    let secure = kind.test(false, |kind| &**kind == "SecureString");
    match (&*cx.object.key.group, secure) {
        ("cloudformation", _) => Verdict::NotApplicable,
        (_, Truth::False) => Verdict::NotApplicable,
        (_, Truth::Unknown) => Verdict::unknown_value(&kind, cx.object),
        (_, Truth::True) => judged(cx, cx.given(&aws::secrets::PARAMETER_KEY).not(), kind.origin, MESSAGE),
    }
}

const MESSAGE: &str = "no key of yours encrypts the parameter";
