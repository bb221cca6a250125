//! # What
//! A registry of Azure that every address of the internet can connect to.
//!
//! # Why
//! A leaked credential works from everywhere. Behind a private endpoint it works in your networks only.
//!
//! # Fix
//! Turn public access off and reach the registry through a private endpoint, or name the networks; both need the Premium tier.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-private-link>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-public-network",
    aliases: &["CKV_AZURE_139"],
    controls: &["reg-acr-hardened"],
    proves: &[],
    title: "registry answers on the internet",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `public_network_access_enabled = false` with a private endpoint, or a `network_rule_set` that denies by default",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let public = cx.bool(&acr::PUBLIC_NETWORK);
    let denies = cx.text(&acr::DEFAULT_ACTION).test(false, |action| action.eq_ignore_ascii_case("deny"));
    told(cx, public.is(&true).and(denies.not()), public.origin, "every address of the internet can connect")
        .fixed_by(|| Remedy::set(cx.object, public.origin, false))
        .review("who has to reach it, and by which private endpoint")
}
