//! # What
//! A cluster without workload identity: pods that use Azure take the identity of their node or carry a password.
//!
//! # Why
//! What one pod of a node may do, each of them may do. With workload identity a service account maps to an identity with the
//! rights of that workload alone.
//!
//! # Fix
//! Turn on the OIDC issuer and workload identity, and bind service accounts to identities.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/workload-identity-overview>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-without-workload-identity",
    aliases: &[],
    controls: &["aks-workload-identity"],
    proves: &["aks-workload-identity"],
    title: "pods of AKS cannot have identities of their own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `oidc_issuer_enabled = true` and `workload_identity_enabled = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&aks::WORKLOAD_IDENTITY);
    must_be(cx, &on, true, "pods take the identity of their node").review("that the cluster has an issuer of tokens")
}
