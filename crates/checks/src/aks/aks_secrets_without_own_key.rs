//! # What
//! A cluster whose Secrets lie in etcd under a key of the platform only.
//!
//! # Why
//! A key of your own adds a lock that the platform alone cannot open, shows each use, and can be taken away.
//!
//! # Fix
//! Add the block `key_management_service`.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-secrets-without-own-key",
    aliases: &[],
    controls: &["secrets-cmk"],
    proves: &["secrets-cmk"],
    title: "Secrets of AKS are not encrypted with a key of your own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "add `key_management_service` with a key of Key Vault",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&aks::KMS], "Secrets are encrypted with a key of the platform")
}
