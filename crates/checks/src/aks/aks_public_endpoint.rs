//! # What
//! A cluster that is not private: its API server has an address on the internet, whoever may connect to it.
//!
//! # Why
//! What has no public address cannot be reached by a leaked credential from outside, nor by whoever finds the next flaw in
//! authentication.
//!
//! # Fix
//! Make the cluster private and reach it through a peered network, a bastion or a private link.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/private-clusters>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-public-endpoint",
    aliases: &["CKV_AZURE_115", "AZU-0065"],
    controls: &["api-endpoint-private"],
    proves: &["api-endpoint-private"],
    title: "API server of AKS has a public address",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `private_cluster_enabled = true` when the cluster is made; it cannot be changed later",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let private = cx.bool(&aks::PRIVATE);
    must_be(cx, &private, true, "the API server has a public address")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
