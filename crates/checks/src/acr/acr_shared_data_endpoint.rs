//! # What
//! A registry of Azure without dedicated endpoints for its data.
//!
//! # Why
//! A firewall has to open the storage of a whole region, and with it storage that is not yours: a way out for data.
//!
//! # Fix
//! Turn dedicated data endpoints on and name them in the firewall; this needs the Premium tier.
//!
//! # References
//! - <https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::acr;

/// The check.
pub static CHECK: Check = Check {
    slug: "acr-shared-data-endpoint",
    aliases: &["CKV_AZURE_237"],
    controls: &["reg-acr-hardened"],
    proves: &[],
    title: "registry's data comes from addresses that all customers share",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `data_endpoint_enabled = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AcrRegistry], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&acr::DATA_ENDPOINT);
    must_be(cx, &on, true, "firewalls have to open the storage of a whole region")
        .review("that the registry is of the Premium tier")
}
