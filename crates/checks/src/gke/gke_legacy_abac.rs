//! # What
//! A cluster with the authorisation that came before roles.
//!
//! # Why
//! Every account of the cluster, each pod's included, gets wide rights that no binding shows.
//!
//! # Fix
//! Turn it off and bind roles.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/role-based-access-control>

use crate::prelude::*;
use crate::settings::must_be;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-legacy-abac",
    aliases: &["CKV_GCP_7", "GCP-0062"],
    controls: &["gke-legacy-abac-off"],
    proves: &["gke-legacy-abac-off"],
    title: "GKE authorises by static rules beside roles",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `enable_legacy_abac = true`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let on = cx.bool(&gke::LEGACY_ABAC);
    must_be(cx, &on, false, "accounts have wide rights that no binding shows")
}
