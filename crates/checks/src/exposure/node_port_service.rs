//! # What
//! A Service has the type NodePort.
//!
//! # Why
//! It opens a port on every node, past load balancers and their rules. Who reaches a node reaches the application,
//! and clusters with public nodes show it to the internet.
//!
//! # Fix
//! Use ClusterIP behind an ingress or a gateway, or an internal load balancer; else close the range of ports in the
//! firewall of the nodes.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Service};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "node-port-service",
    aliases: &["exposed-services"],
    controls: &["exp-nodeport-not-public", "exp-inventory"],
    proves: &[],
    title: "service opens a port on every node",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "use ClusterIP behind an ingress, a gateway or a load balancer",
    since: "0.1.0",
    run: Run::Object(&[("", "Service")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(service) = Service::read(cx.object) else { return Verdict::NotApplicable };
    let fault = service.exposure.test(false, |exposure| &**exposure == "NodePort");
    Verdict::fault(fault, &service.exposure, cx.object, || "whoever reaches a node reaches it".to_owned())
        .fixed_by(|| cluster_only(cx.object, service.exposure.origin))
        .review("who reaches it through the nodes, and how they reach it instead")
}

/// The API server takes these fields with an exposed service only.
const EXPOSED: [&str; 2] = ["spec.externalTrafficPolicy", "spec.healthCheckNodePort"];

fn cluster_only(object: &Object, kind: At) -> Remedy {
    let ports = object.reader().items("spec.ports").into_iter().filter_map(|port| port.find("nodePort").1);
    let fields = EXPOSED.iter().filter_map(|path| object.reader().find(path).1);
    let gone = ports.chain(fields).map(At::exact);
    gone.fold(Remedy::set(object, kind, "ClusterIP"), |remedy, at| remedy.and_remove(object, at))
}
