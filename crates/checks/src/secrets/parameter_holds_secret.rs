//! # What
//! A parameter of AWS Systems Manager whose name speaks of a credential is no `SecureString` and has a literal
//! value.
//!
//! # Why
//! The value stands in the repository, in the state and, for everybody who may read parameters, in the account.
//!
//! # Fix
//! Keep the value in AWS Secrets Manager or as `SecureString`, and write it there by a pipeline.
//!
//! # References
//! - <https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "parameter-holds-secret",
    aliases: &["CKV_AWS_384"],
    controls: &["secrets-no-plaintext-in-spec"],
    proves: &[],
    title: "parameter holds a credential in clear",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "set the type to `SecureString`, and give the value from outside the files",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Parameter], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let (name, value) = (cx.text(&aws::secrets::NAME), cx.text(&aws::secrets::PARAMETER_VALUE));
    let clear = cx.text(&aws::secrets::PARAMETER_TYPE).test(true, |kind| &**kind != "SecureString");
    let spoken = name.test(false, |name| speaks_of_credential(name));
    // A value that comes from elsewhere is no literal.
    let literal = value.given().is_some_and(|value| is_credential(value)).into();
    match clear.and(spoken).and(literal) {
        Truth::Unknown => Verdict::unknown_value(&name, cx.object),
        fault => judged(cx, fault, value.origin, MESSAGE),
    }
}

const MESSAGE: &str = "a credential stands in clear here";

const WORDS: &[&str] =
    &["secret", "passw", "api_key", "apikey", "api-key", "token", "credential", "private_key", "access_key"];

fn speaks_of_credential(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    WORDS.iter().any(|word| name.contains(word)) && !is_example(&name)
}

/// Whether a value may be a credential: no placeholder, no reference and no example.
fn is_credential(value: &str) -> bool {
    let plain = !value.contains("${") && !value.starts_with("arn:") && !value.contains("{{");
    plain && value.len() >= 8 && !is_example(&value.to_ascii_lowercase())
}

fn is_example(text: &str) -> bool {
    ["test", "example", "changeme", "placeholder", "dummy"].iter().any(|word| text.contains(word))
}
