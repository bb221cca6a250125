//! # What
//! A cluster without an engine for network policies. Policies may be written, and none of them is enforced.
//!
//! # Why
//! Each pod reaches each other pod, those of other teams included. A NetworkPolicy that nobody enforces looks like protection and
//! is none.
//!
//! # Fix
//! Choose an engine in `network_profile`; Cilium as the data plane brings its own.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/use-network-policies>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-network-policy",
    aliases: &["CKV_AZURE_7", "AZU-0043"],
    controls: &["netpol-engine-present"],
    proves: &[],
    title: "AKS enforces no network policy",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `network_policy` in `network_profile` to `cilium`, `azure` or `calico`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let none = cx.text(&aks::NETWORK_POLICY).test(true, |engine| &**engine == "none" || engine.is_empty());
    let cilium = cx.text(&aks::NETWORK_DATA_PLANE).test(false, |plane| &**plane == "cilium");
    told(cx, none.and(cilium.not()), cx.find(&aks::NETWORK_POLICY).0, "network policies are not enforced")
}
