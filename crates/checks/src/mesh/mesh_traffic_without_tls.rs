//! # What
//! An Istio DestinationRule switches TLS to a service of the cluster off with the mode `DISABLE`. A host whose
//! ServiceEntry leads to Unix sockets alone is left out, since nothing leaves the pod.
//!
//! # Why
//! Clients in the mesh then speak to the service in the clear, and it cannot tell who they are.
//!
//! # Fix
//! Use `ISTIO_MUTUAL`, or remove the mode.
//!
//! # References
//! - <https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "mesh-traffic-without-tls",
    aliases: &[],
    controls: &["net-mtls-between-services", "data-tls-everywhere"],
    proves: &[],
    title: "mesh sends traffic in the clear",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set the mode to `ISTIO_MUTUAL`",
    since: "0.1.0",
    run: Run::Object(&[("networking.istio.io", "DestinationRule")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if stays_in_the_pod(cx) {
        return Verdict::Pass;
    }
    let policy = cx.object.reader().string("spec.trafficPolicy.tls.mode");
    let subsets = cx.object.reader().items("spec.subsets").into_iter();
    let ports = cx.object.reader().items("spec.trafficPolicy.portLevelSettings").into_iter();
    let mut modes = vec![policy];
    modes.extend(subsets.map(|subset| subset.string("trafficPolicy.tls.mode")));
    modes.extend(ports.map(|port| port.string("tls.mode")));
    let each = modes.iter().map(|mode| (mode, mode.test(false, |mode| &**mode == "DISABLE"), String::new()));
    each_value(cx.object, each, |_| "clients speak to the service in the clear".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("ISTIO_MUTUAL".into())))
}

/// Whether the host is one that a ServiceEntry of the input leads to Unix sockets alone: nothing then leaves the pod.
fn stays_in_the_pod(cx: &ObjectCx<'_>) -> bool {
    let host = cx.object.reader().string("spec.host");
    let Some(host) = host.get() else { return false };
    let mut entries = cx.view.of_kind(GROUP, "ServiceEntry").filter(|entry| names(entry, host)).peekable();
    entries.peek().is_some() && entries.all(has_sockets_alone)
}

const GROUP: &str = "networking.istio.io";

fn names(entry: &Object, host: &str) -> bool {
    entry.reader().strings("spec.hosts").iter().any(|name| name.get().is_some_and(|name| &**name == host))
}

fn has_sockets_alone(entry: &Object) -> bool {
    let addresses: Vec<_> =
        entry.reader().items("spec.endpoints").into_iter().map(|endpoint| endpoint.string("address")).collect();
    let socket = |address: &V<Box<str>>| address.get().is_some_and(|address| address.starts_with("unix://"));
    !addresses.is_empty() && addresses.iter().all(socket)
}
