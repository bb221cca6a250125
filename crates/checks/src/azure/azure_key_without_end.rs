//! # What
//! A key or a secret without a day on which it ends.
//!
//! # Why
//! What never ends is never replaced; a copy that leaked works for ever.
//!
//! # Fix
//! Set `expiration_date` and rotate before it.
//!
//! # References
//! - <https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-key-without-end",
    aliases: &["CKV_AZURE_40", "CKV_AZURE_41", "AZU-0014", "AZU-0017"],
    controls: &["secrets-rotation"],
    proves: &[],
    title: "key or secret of Key Vault never ends",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `expiration_date`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureVaultKey, CloudKind::AzureVaultSecret], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&vault::EXPIRES], "a copy that leaked works for ever")
}
