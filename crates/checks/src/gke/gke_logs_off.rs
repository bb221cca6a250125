//! # What
//! A cluster with Cloud Logging turned off.
//!
//! # Why
//! Logs of the system and of workloads stay on the nodes and end with them. Whoever looks into an incident finds nothing.
//!
//! # Fix
//! Leave logging on and choose the components in `logging_config`.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/config-logging-monitoring>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-logs-off",
    aliases: &["CKV_GCP_1", "GCP-0060"],
    controls: &["audit-logs-enabled", "container-logs-collected"],
    proves: &[],
    title: "logs of GKE are not collected",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `logging_service = \"none\"`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let service = cx.text(&gke::LOGGING);
    told(
        cx,
        service.test(false, |service| &**service == "none"),
        service.origin,
        "logs stay on the nodes and end with them",
    )
    .fixed_by(|| Remedy::set(cx.object, service.origin, "logging.googleapis.com/kubernetes"))
}
