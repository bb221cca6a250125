//! # What
//! A vault without purge protection.
//!
//! # Why
//! Whoever may delete can delete for good. What a lost key encrypted, disks and Secrets of clusters among it, is lost as well.
//!
//! # Fix
//! Turn purge protection on; it cannot be turned off again.
//!
//! # References
//! - <https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-key-vault-purgeable",
    aliases: &["CKV_AZURE_42", "CKV_AZURE_110", "AZU-0016"],
    controls: &["secrets-kms-key-guarded"],
    proves: &[],
    title: "Key Vault lets keys be deleted for good at once",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `purge_protection_enabled = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureKeyVault], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&vault::PURGE_PROTECTION);
    must_be(cx, &on, true, "keys can be deleted for good at once").review("it cannot be taken back")
}
