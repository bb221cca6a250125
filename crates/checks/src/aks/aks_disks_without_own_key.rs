//! # What
//! A cluster whose disks are encrypted with keys of the platform only.
//!
//! # Why
//! With a key of your own you decide who can decrypt, see each use, and can end it. Whether that is required is a question of your
//! rules, not of the platform.
//!
//! # Fix
//! Make a disk encryption set with a key in Key Vault and name it when the cluster is made.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys>

use crate::prelude::*;
use crate::settings::must_have;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-disks-without-own-key",
    aliases: &["CKV_AZURE_117", "AZU-0067"],
    controls: &["node-root-volume-encrypted"],
    proves: &[],
    title: "disks of AKS nodes are not encrypted with a key of your own",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `disk_encryption_set_id`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    must_have(cx, &[&aks::DISK_ENCRYPTION_SET], "disks are encrypted with keys of the platform")
}
