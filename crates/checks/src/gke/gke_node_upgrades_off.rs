//! # What
//! A node pool with automatic upgrades turned off.
//!
//! # Why
//! Flaws of the kernel and of the container runtime lead from a pod to its node. Mended versions reach this pool only by hand.
//!
//! # Fix
//! Leave automatic upgrades on, with a window for maintenance.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-upgrades>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-node-upgrades-off",
    aliases: &["CKV_GCP_10", "GCP-0058"],
    controls: &["node-auto-upgrade-repair"],
    proves: &[],
    title: "nodes of GKE are not upgraded",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `auto_upgrade = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::AUTO_UPGRADE);
    must_be(cx, &on, true, "mended versions reach these nodes only by hand")
}
