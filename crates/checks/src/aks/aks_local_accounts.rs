//! # What
//! A cluster that keeps its local accounts: certificates with all rights that Azure hands to whoever may list cluster
//! credentials.
//!
//! # Why
//! These certificates belong to nobody, pass by Entra ID with its second factor and its conditions, and cannot be taken back one
//! by one. The audit log shows one name for everybody who uses them.
//!
//! # Fix
//! Sign in through Entra ID and set `local_account_disabled = true`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-local-accounts",
    aliases: &["CKV_AZURE_141"],
    controls: &["aks-local-accounts-disabled"],
    proves: &["aks-local-accounts-disabled"],
    title: "local accounts of AKS are on",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `local_account_disabled = true`, with Entra ID in place",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let disabled = cx.bool(&aks::LOCAL_ACCOUNT_DISABLED);
    must_be(cx, &disabled, true, "certificates of local accounts have every right, whoever holds them")
        .review("who signs in by a local account, and that Entra ID lets them in")
}
