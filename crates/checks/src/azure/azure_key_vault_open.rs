//! # What
//! A vault that every address of the internet can connect to.
//!
//! # Why
//! A leaked credential opens the vault from everywhere. With named networks an attacker first needs a place inside them.
//!
//! # Fix
//! Deny by default and name the networks, or use a private endpoint.
//!
//! # References
//! - <https://learn.microsoft.com/azure/key-vault/general/network-security>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::vault;

/// The check.
pub static CHECK: Check = Check {
    slug: "azure-key-vault-open",
    aliases: &["CKV_AZURE_109", "AZU-0013"],
    controls: &["secrets-store-policy-narrow"],
    proves: &[],
    title: "Key Vault answers every network",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `network_acls { default_action = \"Deny\" }`, or set `public_network_access_enabled = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AzureKeyVault], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let action = cx.text(&vault::DEFAULT_ACTION);
    let denies = action.test(false, |action| action.eq_ignore_ascii_case("deny"));
    let private = cx.bool(&vault::PUBLIC_NETWORK).is(&false);
    told(cx, denies.or(private).not(), action.origin, "every address of the internet can connect to the vault")
        .fixed_by(|| Remedy::set(cx.object, action.origin, "Deny"))
        .review("which networks have to reach it, and what else the rules need")
}
