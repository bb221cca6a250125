//! # What
//! A registry of Azure that hands its images to whoever asks.
//!
//! # Why
//! Images hold code, configuration and now and then a secret. Everybody may take them apart.
//!
//! # Fix
//! Turn anonymous pull off; what is meant for everybody belongs into a registry of its own.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/anonymous-pull-access>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-anonymous-pull",
    aliases: &["CKV_AZURE_138"],
    controls: &["reg-acr-hardened"],
    proves: &[],
    title: "everybody may pull from the registry",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `anonymous_pull_enabled`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&acr::ANONYMOUS_PULL);
    // Azure refuses it in the tier below.
    let can = cx.text(&acr::SKU).test(false, |sku| ["standard", "premium"].contains(&&*sku.to_ascii_lowercase()));
    told(cx, on.is(&true).and(can), on.origin, "everybody may pull every image")
        .fixed_by(|| Remedy::set(cx.object, on.origin, false))
}
