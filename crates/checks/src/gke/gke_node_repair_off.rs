//! # What
//! A node pool with automatic repair turned off.
//!
//! # Why
//! A node that fails keeps its pods until somebody notices.
//!
//! # Fix
//! Leave automatic repair on.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-node-repair-off",
    aliases: &["CKV_GCP_9", "GCP-0063"],
    controls: &["node-auto-upgrade-repair"],
    proves: &[],
    title: "nodes of GKE that fail are not made anew",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `auto_repair = false`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::AUTO_REPAIR);
    must_be(cx, &on, true, "a node that fails stays until somebody notices")
}
