//! # What
//! A node pool whose temporary disks and disk caches lie unencrypted on the host.
//!
//! # Why
//! `emptyDir` volumes, images and logs of containers lie on these disks.
//!
//! # Fix
//! Turn on encryption at the host; the subscription needs the feature once.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/enable-host-encryption>

use crate::prelude::*;
use crate::settings::{either, must_be};
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-host-encryption-off",
    aliases: &["CKV_AZURE_227"],
    controls: &["node-root-volume-encrypted"],
    proves: &[],
    title: "hosts of AKS nodes do not encrypt temporary disks",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `host_encryption_enabled = true` in the node pool",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster, CloudKind::AksNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = match CloudKind::AksCluster.is(cx.object) {
        true => either(cx.bool(&aks::POOL_HOST_ENCRYPTION), cx.bool(&aks::POOL_HOST_ENCRYPTION_OLD)),
        false => either(cx.bool(&aks::HOST_ENCRYPTION), cx.bool(&aks::HOST_ENCRYPTION_OLD)),
    };
    must_be(cx, &on, true, "temporary disks and caches of the nodes are not encrypted")
        .review("the resource is made anew with it: what it holds, and who uses it meanwhile")
}
