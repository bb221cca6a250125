//! # What
//! A cluster that issues a client certificate, or that has a user with a password.
//!
//! # Why
//! Neither belongs to a person, asks for a second factor, or can be taken back without a rotation of the whole cluster.
//!
//! # Fix
//! Issue no certificate, set no user; people and pipelines use their Google accounts.
//!
//! # References
//! - <https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster>

use crate::prelude::*;
use crate::settings::told;
use plimsoll_estate::cloud::google::gke;

/// The check.
pub static CHECK: Check = Check {
    slug: "gke-static-credentials",
    aliases: &["CKV_GCP_19", "CKV_GCP_13", "GCP-0064"],
    controls: &["gke-basic-auth-client-cert-off", "k8s-no-client-cert-users"],
    proves: &["gke-basic-auth-client-cert-off"],
    title: "GKE hands out credentials that never end",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `issue_client_certificate = false` and remove `username`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::GkeCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let issued = cx.bool(&gke::CLIENT_CERTIFICATE);
    let user = cx.given(&gke::USERNAME);
    let at = if issued.is(&false) == Truth::False { issued.origin } else { cx.find(&gke::USERNAME).0 };
    told(cx, issued.is(&true).or(user), at, "a credential without an owner and without an end opens the cluster")
}
