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
use plimsoll_estate::Part;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-default-node-account",
    aliases: &["CKV2_GCP_1", "GCP-0050"],
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
    let is_cluster = CloudKind::GkeCluster.is(cx.object);
    if is_cluster && cx.bool(&gke::REMOVES_DEFAULT_POOL).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let inline = cx.parts(&gke::POOLS);
    let pools = if inline.is_empty() { vec![cx.part] } else { inline };
    let faults: Vec<_> = pools.iter().map(|pool| (is_default(pool), pool.find(&gke::SERVICE_ACCOUNT).0)).collect();
    let worst = Truth::any(faults.iter().map(|(fault, _)| *fault));
    let at = faults.iter().find(|(fault, _)| *fault == worst).map_or(cx.at(), |(_, at)| *at);
    told(cx, worst, at, "nodes act as the default account of Compute Engine")
}

fn is_default(pool: &Part<'_>) -> Truth {
    match pool.refers(&gke::SERVICE_ACCOUNT) {
        Some(_) => Truth::False,
        None => pool.text(&gke::SERVICE_ACCOUNT).test(true, |account| &**account == "default" || account.is_empty()),
    }
}
