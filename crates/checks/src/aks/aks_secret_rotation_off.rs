//! # What
//! The driver that mounts secrets of Key Vault does not fetch their new versions.
//!
//! # Why
//! Pods go on with a secret that was withdrawn, until somebody restarts them.
//!
//! # Fix
//! Set `secret_rotation_enabled` to `true`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options>

use crate::cloud::*;
use crate::prelude::*;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-secret-rotation-off",
    aliases: &[],
    controls: &["secrets-rotation"],
    proves: &[],
    title: "mounted secrets of Key Vault are not renewed",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `secret_rotation_enabled` to `true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    match cx.given(&aks::SECRETS_PROVIDER) {
        Truth::False => Verdict::NotApplicable,
        _ => on(cx, &aks::SECRET_ROTATION, "new versions are not fetched"),
    }
}
