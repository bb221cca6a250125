//! # What
//! A secret of AWS Secrets Manager has no rotation in these files.
//!
//! # Why
//! What was copied once works for ever.
//!
//! # Fix
//! Add a rotation of at most 90 days, or let the service that owns the credential rotate it.
//!
//! # References
//! - <https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html>

use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "secret-not-rotated",
    aliases: &["CKV2_AWS_57", "SecretsManager.1"],
    controls: &["secrets-rotation"],
    proves: &[],
    title: "secret is never renewed",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add a rotation of the secret",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::Secret], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let there = cx.view.joined(CloudKind::SecretRotation, &aws::secrets::ROTATED, cx, &[&aws::secrets::NAME]).any();
    missing(cx, there, cx.at(), "the secret has no rotation")
}
