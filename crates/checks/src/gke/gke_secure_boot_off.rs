//! # What
//! A node pool without secure boot.
//!
//! # Why
//! A rootkit in the boot chain or in a kernel module survives what the system itself could notice.
//!
//! # Fix
//! Turn secure boot on, unless a driver that is not signed is needed.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/shielded-gke-nodes>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-secure-boot-off",
    aliases: &["CKV_GCP_68"],
    controls: &["node-secure-boot"],
    proves: &[],
    title: "nodes of GKE start unsigned software",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set `enable_secure_boot = true` in `shielded_instance_config`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let on = cx.bool(&gke::SECURE_BOOT);
    must_be(cx, &on, true, "unsigned boot software and kernel modules are started")
        .review("nodes are made anew with it")
}
