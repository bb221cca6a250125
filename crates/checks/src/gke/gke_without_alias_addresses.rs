//! # What
//! A cluster that is not VPC-native.
//!
//! # Why
//! Private nodes, private endpoints, anti-spoofing of pods' addresses and firewall rules for pods need alias addresses.
//!
//! # Fix
//! Add `ip_allocation_policy`; new clusters of current versions are VPC-native unless `networking_mode = "ROUTES"` is set.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/alias-ips>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-without-alias-addresses",
    aliases: &["CKV_GCP_23", "GCP-0049"],
    controls: &["cpn-gke-vpc-native"],
    proves: &[],
    title: "pods of GKE have addresses of routes",
    severity: Severity::Low,
    confidence: Confidence::Medium,
    profile: Profile::Strict,
    fix: "add `ip_allocation_policy`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    if cx.bool(&gke::AUTOPILOT).is(&true) == Truth::True {
        return Verdict::NotApplicable;
    }
    let routes = cx.text(&gke::NETWORKING_MODE).test(false, |mode| &**mode == "ROUTES");
    let native = cx.text(&gke::NETWORKING_MODE).test(false, |mode| &**mode == "VPC_NATIVE");
    let fault = routes.or(cx.given(&gke::IP_ALLOCATION).or(native).not());
    told(cx, fault, cx.find(&gke::IP_ALLOCATION).0, "pods have addresses of routes")
}
