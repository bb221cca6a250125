//! # What
//! An APIService has `insecureSkipTLSVerify: true`.
//!
//! # Why
//! Whoever answers in place of the extension gets the requests of every user, with what identifies them, and can answer
//! what he likes.
//!
//! # Fix
//! Give the extension a certificate of its own, set `caBundle` (cert-manager can fill it in), and remove the field.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "api-service-unverified",
    aliases: &[],
    controls: &["api-tls-strong", "data-tls-everywhere"],
    proves: &[],
    title: "API server does not verify an extension of itself",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `caBundle`, and remove `insecureSkipTLSVerify`",
    since: "0.1.0",
    run: Run::Object(&[("apiregistration.k8s.io", "APIService")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let skipped = cx.object.reader().bool_or("spec.insecureSkipTLSVerify", false);
    if cx.object.reader().find("spec.service").1.is_none() {
        return Verdict::NotApplicable;
    }
    Verdict::fault(skipped.is(&true), &skipped, cx.object, || "whoever stands in for it gets every request".to_owned())
        .fixed_by(|| Remedy::remove(cx.object, skipped.origin))
        .review("which authority signs its certificate; `caBundle` has to hold it")
}
