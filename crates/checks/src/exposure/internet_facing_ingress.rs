//! # What
//! An Ingress asks the AWS Load Balancer Controller for a load balancer with a public address.
//!
//! # Why
//! The application is open to the internet. Where that is meant, the address ranges can still be limited with
//! `inbound-cidrs`.
//!
//! # Fix
//! Set `alb.ingress.kubernetes.io/scheme` to `internal`, or limit `alb.ingress.kubernetes.io/inbound-cidrs`.
//!
//! # References
//! - <https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#scheme>

use plimsoll_engine::ObjectCx;

use super::annotations;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "internet-facing-ingress",
    aliases: &[],
    controls: &["exp-lb-internal-default", "exp-inventory"],
    proves: &[],
    title: "ingress is open to the internet",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "set the scheme to `internal`, or limit `inbound-cidrs`",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let scheme = annotations::value(cx.object, "alb.ingress.kubernetes.io/scheme");
    let ranges = annotations::value(cx.object, "alb.ingress.kubernetes.io/inbound-cidrs");
    let open = ranges.test(true, |ranges| ranges.split(',').any(|range| range.trim().ends_with("/0")));
    let public = scheme.test(false, |scheme| &**scheme == "internet-facing");
    match public.and(open) {
        Truth::True => Verdict::gap("every address of the internet can connect", cx.object, scheme.origin)
            .fixed_by(|| Remedy::set(cx.object, scheme.origin, "internal"))
            .review("whether clients outside have to reach it; if so, limit `inbound-cidrs`"),
        Truth::False => Verdict::Pass,
        Truth::Unknown => Verdict::unknown_value(if scheme.why().is_some() { &scheme } else { &ranges }, cx.object),
    }
}
