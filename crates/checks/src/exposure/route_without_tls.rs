//! # What
//! An OpenShift Route has no `tls`, or lets HTTP through beside it with `insecureEdgeTerminationPolicy: Allow`.
//!
//! # Why
//! Whoever sits between the caller and the cluster reads passwords and session cookies, and can change what is sent.
//!
//! # Fix
//! Set `tls.termination` and `insecureEdgeTerminationPolicy: Redirect`.
//!
//! # References
//! - <https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/ingress_and_load_balancing/routes>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "route-without-tls",
    aliases: &[],
    controls: &["exp-lb-tls", "data-tls-everywhere"],
    proves: &[],
    title: "route serves HTTP",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `spec.tls` with `insecureEdgeTerminationPolicy: Redirect`",
    since: "0.1.0",
    run: Run::Object(&[("route.openshift.io", "Route")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let message = || "requests and answers travel in the clear".to_owned();
    let (at, tls) = cx.object.reader().find("spec.tls");
    let Some(tls) = tls.map(Reader::new) else { return Verdict::gap(message(), cx.object, at) };
    if let Some(why) = tls.opaque() {
        return Verdict::Unknown(why, Some(Hit::new(cx.object, at)));
    }
    let plain = tls.string("insecureEdgeTerminationPolicy");
    Verdict::fault(plain.test(false, |plain| &**plain == "Allow"), &plain, cx.object, message)
        .fixed_by(|| Remedy::set(cx.object, plain.origin, "Redirect"))
}
