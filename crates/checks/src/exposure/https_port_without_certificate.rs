//! # What
//! A load balancer of AWS listens on port 443, speaks HTTP to its pods, and has no certificate.
//!
//! # Why
//! The port promises TLS, yet requests and answers travel in the clear.
//!
//! # Fix
//! Name a certificate in `service.beta.kubernetes.io/aws-load-balancer-ssl-cert`, or let the pods end TLS with the
//! backend protocol `ssl`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/#ssl-support-on-aws>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Service;

use super::annotations;

use crate::prelude::*;
use crate::remedies;

/// The check.
pub static CHECK: Check = Check {
    slug: "https-port-without-certificate",
    aliases: &["C-0231"],
    controls: &["exp-lb-tls", "exp-lb-tls-policy"],
    proves: &[],
    title: "load balancer serves HTTP on the port of HTTPS",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name a certificate in the annotation `aws-load-balancer-ssl-cert`",
    since: "0.1.0",
    run: Run::Object(&[("", "Service")], run),
};

const PROTOCOL: &str = "service.beta.kubernetes.io/aws-load-balancer-backend-protocol";
const CERTIFICATE: &str = "service.beta.kubernetes.io/aws-load-balancer-ssl-cert";
/// An ARN of the right form.
const SUGGESTED: &str = "arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(service) = Service::read(cx.object) else { return Verdict::NotApplicable };
    let balanced = service.exposure.test(false, |exposure| &**exposure == "LoadBalancer");
    let ports = cx.object.reader().items("spec.ports").into_iter();
    let https = Truth::any(ports.map(|port| port.int("port").is(&443)));
    let protocol = annotations::value(cx.object, PROTOCOL);
    let plain = protocol.test(false, |protocol| protocol.eq_ignore_ascii_case("http"));
    let certificate = annotations::value(cx.object, CERTIFICATE);
    let covered = certificate.test(false, |certificate| !certificate.is_empty());
    match balanced.and(https).and(plain).and(covered.not()) {
        Truth::True => Verdict::gap("requests and answers travel in the clear", cx.object, protocol.origin)
            .fixed_by(|| {
                remedies::set_key(cx.object, cx.object.reader().find("metadata.annotations").0, CERTIFICATE, SUGGESTED)
            })
            .review("which certificate the load balancer shows"),
        Truth::False => Verdict::Pass,
        Truth::Unknown => {
            Verdict::unknown_value(if protocol.why().is_some() { &protocol } else { &certificate }, cx.object)
        }
    }
}
