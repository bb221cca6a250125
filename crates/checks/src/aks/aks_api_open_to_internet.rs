//! # What
//! A cluster whose API server has a public address and lets every source connect: no authorised ranges, or one that holds the
//! whole internet.
//!
//! # Why
//! The API server is the front door of the cluster. Open to everybody, a leaked credential or a flaw in authentication is enough
//! to get in; with named ranges an attacker first needs a place inside them.
//!
//! # Fix
//! Make the cluster private, or name the ranges of the networks that administrators and pipelines come from.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges>
//! - <https://learn.microsoft.com/azure/aks/private-clusters>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-api-open-to-internet",
    aliases: &["CKV_AZURE_6", "AZU-0041"],
    controls: &["api-endpoint-cidr-allowlist"],
    proves: &["api-endpoint-cidr-allowlist"],
    title: "API server of AKS answers everybody on the internet",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `private_cluster_enabled = true`, or name the ranges in `api_server_access_profile.authorized_ip_ranges`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let private = cx.bool(&aks::PRIVATE).is(&true);
    let ranges = match cx.given(&aks::API_RANGES) {
        Truth::False => cx.texts(&aks::API_RANGES_OLD),
        _ => cx.texts(&aks::API_RANGES),
    };
    let open = Truth::any(ranges.iter().map(|range| range.test(false, |range| range.ends_with("/0"))));
    let fault = private.not().and(Truth::from(ranges.is_empty()).or(open));
    told(cx, fault, cx.find(&aks::API_RANGES).0, "every address of the internet may connect to the API server")
}
