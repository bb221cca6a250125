//! # What
//! A cluster made with role-based access control turned off.
//!
//! # Why
//! Without it every account, each pod's included, may do everything. It can only be set when a cluster is made.
//!
//! # Fix
//! Make the cluster anew with role-based access control, which is the default.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/concepts-identity>

use crate::prelude::*;
use crate::settings::{either, must_be};
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-rbac-off",
    aliases: &["CKV_AZURE_5", "AZU-0042"],
    controls: &["aks-azure-rbac"],
    proves: &[],
    title: "AKS authorises every request",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `role_based_access_control_enabled = false`; the cluster has to be made anew",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let value = either(cx.bool(&aks::RBAC), cx.bool(&aks::RBAC_OLD));
    must_be(cx, &value, true, "every account, each pod's included, may do everything")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
