//! # What
//! A cluster with Cloud Monitoring turned off.
//!
//! # Why
//! Nobody is told of a node under load, of pods that restart again and again, or of traffic that nobody expects.
//!
//! # Fix
//! Leave monitoring on, or run another one and accept this with a waiver.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-metrics-off",
    aliases: &["CKV_GCP_8", "GCP-0052"],
    controls: &["container-insights"],
    proves: &[],
    title: "metrics of GKE are not collected",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `monitoring_service = \"none\"`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let service = cx.text(&gke::MONITORING);
    told(cx, service.test(false, |service| &**service == "none"), service.origin, "no metrics are collected")
        .fixed_by(|| Remedy::set(cx.object, service.origin, "monitoring.googleapis.com/kubernetes"))
}
