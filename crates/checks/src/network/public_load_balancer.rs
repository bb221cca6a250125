//! # What
//! A Service of type LoadBalancer is open to the internet: nothing says that it is internal, and either no source
//! ranges are given or one of them holds all addresses. Load balancers of a class that is not known here count as
//! unknown.
//!
//! # Why
//! Most clouds give such a Service a public address and let everybody connect. Each one is a way into the cluster
//! that passes by the gateway, its TLS, its logins and its logs.
//!
//! # Fix
//! Make it internal with the annotation of your cloud, or list the callers in `loadBalancerSourceRanges`. What is
//! meant to be public belongs behind one gateway, or gets a waiver.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer>
//! - <https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::Service;
use plimsoll_model::{Truth, Why};

use super::support::{self, Settles, settled};
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "public-load-balancer",
    aliases: &["C-0256"],
    controls: &["exp-lb-internal-default", "exp-inventory"],
    proves: &["exp-lb-internal-default"],
    title: "load balancer is open to every address",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "make it internal with your cloud's annotation, or set `loadBalancerSourceRanges`",
    since: "0.1.0",
    run: Run::Object(&[("", "Service")], run),
};

/// Annotations with which a cloud makes a load balancer internal, or narrows who reaches it.
const INTERNAL: &[Settles] = &[
    ("service.beta.kubernetes.io/aws-load-balancer-internal", &["true", "0.0.0.0/0"]),
    ("service.beta.kubernetes.io/aws-load-balancer-scheme", &["internal"]),
    ("service.beta.kubernetes.io/azure-load-balancer-internal", &["true"]),
    ("service.beta.kubernetes.io/azure-allowed-service-tags", &[]),
    ("service.beta.kubernetes.io/azure-allowed-ip-ranges", &[]),
    ("networking.gke.io/load-balancer-type", &["Internal"]),
    ("cloud.google.com/load-balancer-type", &["Internal"]),
    ("service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type", &["intranet"]),
    ("service.beta.kubernetes.io/alicloud-loadbalancer-address-type", &["intranet"]),
    ("service.kubernetes.io/qcloud-loadbalancer-internal-subnetid", &[]),
    ("service.beta.kubernetes.io/oci-load-balancer-internal", &["true"]),
    ("service.beta.kubernetes.io/openstack-internal-load-balancer", &["true"]),
    ("service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type", &["private"]),
];
/// Source ranges from before they were a field.
const RANGES: &str = "service.beta.kubernetes.io/load-balancer-source-ranges";
/// With these the AWS Load Balancer Controller is in charge, which makes internal ones unless told otherwise.
const SCHEME: &[Settles] = &[("service.beta.kubernetes.io/aws-load-balancer-scheme", &["internet-facing"])];
const CONTROLLER: &[Settles] = &[("service.beta.kubernetes.io/aws-load-balancer-type", &["external", "nlb-ip"])];
const INTERNAL_BY_DEFAULT: [&str; 2] = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const INTERNAL_CLASSES: [&str; 2] =
    ["networking.gke.io/l4-regional-internal", "networking.gke.io/l4-regional-internal-legacy"];
/// A private range, which a person replaces by those of the clients.
const SUGGESTED: &str = "10.0.0.0/8";
const DECIDE: &str = "from which addresses its clients come; if from none outside, make it internal";
const PUBLIC_CLASSES: [&str; 1] = ["networking.gke.io/l4-regional-external"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(service) = Service::read(cx.object) else { return Verdict::NotApplicable };
    match service.exposure.test(false, |exposure| &**exposure == "LoadBalancer") {
        Truth::False => return Verdict::NotApplicable,
        Truth::Unknown => return Verdict::unknown_value(&service.exposure, cx.object),
        Truth::True => {}
    }
    match internal(&service) {
        Truth::True => Verdict::Pass,
        Truth::False => by_ranges(cx, &service),
        Truth::Unknown => Verdict::Unknown(
            Why::new(
                "whether this load balancer is internal cannot be told from its class and annotations",
                "state `loadBalancerSourceRanges`, or look at the load balancer's address",
            ),
            Some(Hit::new(
                cx.object,
                if service.class.get().is_some() { service.class.origin } else { support::annotations(cx.object) },
            )),
        ),
    }
}

fn internal(service: &Service<'_>) -> Truth {
    let said = settled(service.object, INTERNAL);
    let controller = settled(service.object, CONTROLLER);
    let facing = settled(service.object, SCHEME);
    let by_class = service.class.test(false, |class| INTERNAL_CLASSES.contains(&&**class));
    let by_default = service.class.test(false, |class| INTERNAL_BY_DEFAULT.contains(&&**class)).or(controller);
    let known = [&INTERNAL_BY_DEFAULT[..], &INTERNAL_CLASSES, &PUBLIC_CLASSES].concat();
    let foreign = service.class.test(false, |class| !known.contains(&&**class));
    let doubt = if foreign == Truth::False { Truth::False } else { Truth::Unknown };
    said.or(by_class).or(by_default.and(facing.not())).or(doubt)
}

/// What the source ranges say of a load balancer that has a public address.
fn by_ranges<'e>(cx: &ObjectCx<'e>, service: &Service<'e>) -> Verdict<'e> {
    let message = "every address of the internet can connect";
    let open = service.source_ranges.iter().find(|range| range.get().is_some_and(|r| support::is_all_addresses(r)));
    if let Some(range) = open {
        return Verdict::gap(message, cx.object, range.origin)
            .fixed_by(|| Remedy::set(cx.object, range.origin, SUGGESTED))
            .review(DECIDE);
    }
    if let Some(range) = service.source_ranges.iter().find(|range| range.why().is_some()) {
        return Verdict::unknown_value(range, cx.object);
    }
    let annotated = cx
        .object
        .annotation(RANGES)
        .is_some_and(|ranges| !ranges.split(',').any(|r| support::is_all_addresses(r.trim())));
    if annotated || !service.source_ranges.is_empty() {
        Verdict::Pass
    } else {
        Verdict::gap(message, cx.object, service.exposure.origin)
            .fixed_by(|| Remedy::add(cx.object, cx.object.reader().find("spec.loadBalancerSourceRanges").0, SUGGESTED))
            .review(DECIDE)
    }
}
