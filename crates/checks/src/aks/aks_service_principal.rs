//! # What
//! A cluster that acts in Azure as an application whose password stands in the configuration and on every node.
//!
//! # Why
//! The password ends up in the state file and in `/etc/kubernetes/azure.json` of each node, works from anywhere and expires on a day
//! that nobody remembers. A managed identity has none.
//!
//! # Fix
//! Give the cluster a managed identity.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/use-managed-identity>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-service-principal",
    aliases: &[],
    controls: &["aks-managed-identity"],
    proves: &["aks-managed-identity"],
    title: "AKS uses a service principal instead of a managed identity",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace `service_principal` by `identity { type = \"UserAssigned\" }`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    told(cx, cx.given(&aks::SERVICE_PRINCIPAL), cx.find(&aks::SERVICE_PRINCIPAL).0, "a password stands for the cluster")
}
