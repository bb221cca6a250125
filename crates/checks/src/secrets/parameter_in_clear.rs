//! # What
//! A parameter of AWS Systems Manager is no `SecureString`.
//!
//! # Why
//! Its value shows in consoles, logs and answers of the API to everybody who may list parameters.
//!
//! # Fix
//! Set the type to `SecureString` where the value is a secret. CloudFormation cannot make secure parameters.
//!
//! # References
//! - <https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "parameter-in-clear",
    aliases: &["CKV2_AWS_34"],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "parameter is kept in clear",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the type to `SecureString`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Parameter], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.group == "cloudformation" {
        return Verdict::NotApplicable;
    }
    let kind = cx.text(&aws::secrets::PARAMETER_TYPE);
    text(cx, &kind, kind.test(false, |kind| &**kind != "SecureString"), "the value is kept in clear")
}
