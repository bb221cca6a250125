//! # What
//! A policy of IAM allows `kms:Decrypt` on every resource.
//!
//! # Why
//! Keys of their own keep data apart only where each reader has the right on its key alone.
//!
//! # Fix
//! Name the keys, or limit them by `kms:ViaService` or `kms:ResourceAliases`.
//!
//! # References
//! - <https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html>

use super::support::{everywhere, granted};
use crate::cloud::*;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "iam-decrypt-everywhere",
    aliases: &[],
    controls: &["data-kms-decrypt-scoped"],
    proves: &["data-kms-decrypt-scoped"],
    title: "policy lets its holder decrypt with every key",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name the keys",
    since: "0.1.0",
    run: Run::Cloud(
        &[
            CloudKind::IamPolicy,
            CloudKind::IamInlinePolicy,
            CloudKind::IamRole,
            CloudKind::IamUser,
            CloudKind::IamGroup,
            CloudKind::IamPolicyData,
        ],
        run,
    ),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    granted(cx, |s| everywhere(s, ACTIONS), "data under every key can be read")
}

const ACTIONS: &[&str] = &["kms:Decrypt", "kms:ReEncryptFrom"];
