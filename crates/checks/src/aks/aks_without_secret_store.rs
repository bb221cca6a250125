//! # What
//! A cluster without the driver that mounts secrets of Key Vault into pods.
//!
//! # Why
//! Without it, secrets reach pods as Secret objects that somebody wrote, or as values in a pipeline.
//!
//! # Fix
//! Add the block `key_vault_secrets_provider`, with rotation; if another store is used, accept this with a waiver.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/csi-secrets-store-driver>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-secret-store",
    aliases: &["CKV_AZURE_172"],
    controls: &["secrets-external-store"],
    proves: &[],
    title: "AKS mounts no secrets of Key Vault",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "add `key_vault_secrets_provider { secret_rotation_enabled = true }`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&aks::SECRETS_PROVIDER], "secrets of Key Vault cannot be mounted")
}
