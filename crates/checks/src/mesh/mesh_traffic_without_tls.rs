//! # What
//! An Istio DestinationRule switches TLS to a service of the cluster off with the mode `DISABLE`.
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
    let policy = cx.object.reader().string("spec.trafficPolicy.tls.mode");
    let subsets = cx.object.reader().items("spec.subsets").into_iter();
    let ports = cx.object.reader().items("spec.trafficPolicy.portLevelSettings").into_iter();
    let mut modes = vec![policy];
    modes.extend(subsets.map(|subset| subset.string("trafficPolicy.tls.mode")));
    modes.extend(ports.map(|port| port.string("tls.mode")));
    let each = modes.iter().map(|mode| (mode, mode.test(false, |mode| &**mode == "DISABLE"), String::new()));
    each_value(cx.object, each, |_| "clients speak to the service in the clear".to_owned())
}
