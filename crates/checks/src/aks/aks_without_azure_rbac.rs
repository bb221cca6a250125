//! # What
//! A cluster where bindings inside it are the only answer to who may do what; Azure roles have no say.
//!
//! # Why
//! With Azure RBAC one place tells who may do what in every cluster, and reviews, conditions and expiry of Azure roles hold for
//! them too.
//!
//! # Fix
//! Set `azure_rbac_enabled = true`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/manage-azure-rbac>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-azure-rbac",
    aliases: &[],
    controls: &["aks-azure-rbac"],
    proves: &["aks-azure-rbac"],
    title: "AKS does not let Azure roles decide inside the cluster",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `azure_rbac_enabled = true` in `azure_active_directory_role_based_access_control`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let decides = cx.bool(&aks::AZURE_RBAC);
    must_be(cx, &decides, true, "Azure roles do not authorise requests to the API server")
        .review("which Azure roles its users need")
}
