//! # What
//! A cluster without an Entra ID block: whoever uses it holds a certificate of the cluster.
//!
//! # Why
//! Accounts of Entra ID end when a person leaves, ask for a second factor and show in the audit log by name. Certificates do none
//! of that.
//!
//! # Fix
//! Add the block `azure_active_directory_role_based_access_control` with `admin_group_object_ids`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-entra-id",
    aliases: &[],
    controls: &["aks-entra-id-integration"],
    proves: &["aks-entra-id-integration"],
    title: "AKS does not sign people in through Entra ID",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `azure_active_directory_role_based_access_control` with the groups of administrators",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&aks::ENTRA, &aks::ENTRA_OLD], "nobody signs in by an account of Entra ID")
}
