//! # What
//! A Service claims addresses in `externalIPs`.
//!
//! # Why
//! Nothing checks that the addresses belong to whoever writes them. A Service can so catch the traffic of the whole
//! cluster to an address outside, a name server for instance, and read or alter it (CVE-2020-8554).
//!
//! # Fix
//! Use a Service of type LoadBalancer or a gateway, and let the admission plugin `DenyServiceExternalIPs` or a
//! policy refuse the field.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/#external-ips>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Service;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "service-external-ips",
    aliases: &["KSV-0108"],
    controls: &["api-deny-external-ips"],
    proves: &[],
    title: "service claims addresses outside the cluster",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `externalIPs`; use a load balancer or a gateway",
    since: "0.1.0",
    run: Run::Object(&[("", "Service")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(service) = Service::read(cx.object) else { return Verdict::NotApplicable };
    match service.external_ips.first() {
        None => Verdict::Pass,
        Some(_) if service.external_ips.iter().any(|address| address.get().is_some()) => {
            let field = cx.object.reader().find("spec.externalIPs").0;
            Verdict::gap("traffic of the cluster to these addresses ends at this service", cx.object, field)
                .fixed_by(|| Remedy::remove(cx.object, field))
                .review("how clients outside reach the service instead")
        }
        Some(unread) => Verdict::unknown_value(unread, cx.object),
    }
}
