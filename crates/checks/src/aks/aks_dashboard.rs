//! # What
//! A cluster with the add-on that installs the Kubernetes Dashboard.
//!
//! # Why
//! The dashboard acts with its own account for whoever reaches it. It has been the way into clusters before, and the add-on is no
//! longer maintained.
//!
//! # Fix
//! Remove the add-on.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/kubernetes-dashboard>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-dashboard",
    aliases: &["CKV_AZURE_8"],
    controls: &["api-dashboard-absent"],
    proves: &[],
    title: "AKS installs the Kubernetes Dashboard",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `kube_dashboard`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&aks::DASHBOARD);
    must_be(cx, &on, false, "the dashboard acts with its own account for whoever reaches it")
}
