//! # What
//! A cluster without an engine for network policies. Policies may be written, and none of them is enforced.
//!
//! # Why
//! Each pod reaches each other pod, those of other teams included. A NetworkPolicy that nobody enforces looks like protection and
//! is none.
//!
//! # Fix
//! Choose Dataplane V2 for new clusters; older ones can turn Calico on.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-network-policy",
    aliases: &["CKV_GCP_12", "GCP-0056"],
    controls: &["netpol-engine-present"],
    proves: &[],
    title: "GKE enforces no network policy",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `datapath_provider = \"ADVANCED_DATAPATH\"`, or `network_policy { enabled = true }`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let engine = cx.bool(&gke::NETWORK_POLICY);
    let dataplane = cx.text(&gke::DATAPATH).test(false, |path| &**path == "ADVANCED_DATAPATH");
    told(cx, engine.is(&true).or(dataplane).not(), engine.origin, "network policies are not enforced")
}
