//! # What
//! A registry of Azure whose admin account is on.
//!
//! # Why
//! One name and password may push, pull and delete everything. It is shared, belongs to nobody and passes by Entra ID.
//!
//! # Fix
//! Turn it off. Pipelines and clusters get roles such as `AcrPush` and `AcrPull` by their own identities.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-authentication>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-admin-account",
    aliases: &["CKV_AZURE_137"],
    controls: &["reg-acr-hardened", "reg-push-limited"],
    proves: &[],
    title: "admin account of the registry is on",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `admin_enabled = false`; let clusters pull by their managed identity",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&acr::ADMIN);
    must_be(cx, &on, false, "one shared password may push, pull and delete everything")
}
