//! # What
//! A webhook of a registry of Azure whose address starts with `http://`.
//!
//! # Why
//! Events, and the headers with the credential that the receiver asks for, cross the network in the open.
//!
//! # Fix
//! Give the receiver a certificate and write `https://`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-webhook>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-webhook-without-tls",
    aliases: &["CKV2_AZURE_30"],
    controls: &["reg-acr-hardened"],
    proves: &[],
    title: "registry sends its events without encryption",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "write the address of the webhook with `https://`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrWebhook], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let uri = cx.text(&acr::WEBHOOK_URI);
    let plain = uri.test(false, |uri| uri.to_ascii_lowercase().starts_with("http://"));
    told(cx, plain, uri.origin, "events and credentials cross the network in the open")
}
