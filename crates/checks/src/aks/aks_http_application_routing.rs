//! # What
//! The add-on that publishes services over HTTP application routing is switched on.
//!
//! # Why
//! Azure has retired it: its ingress controller gets no fixes, and it serves names without TLS.
//!
//! # Fix
//! Remove `http_application_routing_enabled` and use the add-on for application routing, or an ingress
//! controller of your own.
//!
//! # References
//! - <https://learn.microsoft.com/azure/aks/http-application-routing>

use crate::prelude::*;
use plimsoll_estate::cloud::azure::aks;

/// The check.
pub static CHECK: Check = Check {
    slug: "aks-http-application-routing",
    aliases: &["CKV_AZURE_246"],
    controls: &["exp-ingress-controller-hardened"],
    proves: &[],
    title: "add-on for HTTP routing is on",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove `http_application_routing_enabled`",
    since: "0.1.0",
    run: Run::Cloud(&[CloudKind::AksCluster], run),
};

fn run<'e>(cx: &CloudCx<'e>) -> Verdict<'e> {
    let routing = cx.bool(&aks::HTTP_ROUTING);
    Verdict::fault(routing.is(&true), &routing, cx.object, || "a retired ingress controller serves".to_owned())
}
