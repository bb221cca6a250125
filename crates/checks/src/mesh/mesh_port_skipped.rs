//! # What
//! A pod takes inbound ports out of its mesh: `config.linkerd.io/skip-inbound-ports` or
//! `traffic.sidecar.istio.io/excludeInboundPorts`.
//!
//! # Why
//! On these ports nobody is asked for a certificate, and no policy of the mesh holds.
//!
//! # Fix
//! Remove the annotation. Protocols that a proxy does not know can be marked as opaque instead.
//!
//! # References
//! - <https://linkerd.io/2/features/protocol-detection/>
//! - <https://istio.io/latest/docs/reference/config/annotations/>

use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "mesh-port-skipped",
    aliases: &[],
    controls: &["net-mtls-between-services"],
    proves: &[],
    title: "traffic of the pod goes past the mesh",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the annotation, or limit it to ports that cannot be proxied",
    since: "0.1.0",
    run: Run::Pod(run),
};

/// Annotations that list ports.
const KEYS: [&str; 2] = ["config.linkerd.io/skip-inbound-ports", "traffic.sidecar.istio.io/excludeInboundPorts"];

fn run<'e>(cx: &PodCx<'e>) -> Verdict<'e> {
    let Some(annotations) = cx.pod.metadata(cx.object).and_then(|metadata| metadata.child("annotations")) else {
        return Verdict::NotApplicable;
    };
    let found = KEYS.iter().filter_map(|key| annotations.node().get(key)).map(|node| Reader::new(node).string(""));
    let lists: Vec<V<Box<str>>> = found.collect();
    if lists.is_empty() {
        return Verdict::NotApplicable;
    }
    let each = lists.iter().map(|list| (list, list.test(false, |list| !list.trim().is_empty()), String::new()));
    each_value(cx.object, each, |_| "nobody is asked for a certificate on these ports".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Remove))
        .review("who calls these ports without being in the mesh")
}
