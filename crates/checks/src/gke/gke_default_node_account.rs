//! # What
//! A node pool without an account of its own.
//!
//! # Why
//! The default account of Compute Engine is often an editor of the whole project. Whoever takes over a node, or a pod that sees the
//! node's token, has its rights.
//!
//! # Fix
//! Make an account with `roles/container.defaultNodeServiceAccount` and name it.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-default-node-account",
    aliases: &["GCP-0050"],
    controls: &["gke-no-default-compute-sa"],
    proves: &["gke-no-default-compute-sa"],
    title: "nodes of GKE use the default account of Compute Engine",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `service_account` in `node_config` to an account with the few roles that nodes need",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster, CloudKind::GkeNodePool], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let account = cx.text(&gke::SERVICE_ACCOUNT);
    let is_cluster = CloudKind::GkeCluster.is(cx.object);
    if is_cluster && cx.bool(&gke::REMOVES_DEFAULT_POOL).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let fault = match cx.refers(&gke::SERVICE_ACCOUNT) {
        Some(_) => Truth::False,
        None => account.test(true, |account| &**account == "default" || account.is_empty()),
    };
    told(cx, fault, account.origin, "nodes act as the default account of Compute Engine")
}
