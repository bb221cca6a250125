//! # What
//! A container binds a port of its node with `hostPort`.
//!
//! # Why
//! The port is open on the node's own address, past Services and whatever guards them, and on nodes with a
//! public address to the world. It also binds the pod to nodes where the port is free.
//!
//! # Fix
//! Remove `hostPort` and publish the container's port with a Service.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline>
//! - <https://kubernetes.io/docs/concepts/configuration/overview/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "host-port",
    aliases: &["CKV_K8S_26", "KSV-0024", "C-0044", "hostPortSet"],
    controls: &["wl-no-host-ports"],
    proves: &["wl-no-host-ports"],
    title: "container binds a port of the node",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove `hostPort` and publish the port with a Service",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let ports = &cx.container.host_ports;
    let numbers: Vec<String> = ports.iter().filter_map(|p| p.get()).map(i64::to_string).collect();
    let judged = ports.iter().map(|port| (port, port.test(false, |p| *p != 0), String::new()));
    each_value(cx.object, judged, |_| format!("port {} is open on the node itself", numbers.join(", ")))
        .fixed_by_maybe(|| closed(cx))
}

/// On the node's network every port is one of the node's, whether the manifest says so or not.
fn closed(cx: &ContainerCx<'_>) -> Option<Remedy> {
    let ports = cx.container.host_ports.iter().filter(|port| port.get().is_some_and(|number| *number != 0));
    let apart = cx.pod.host_network.is(&false) == Truth::True;
    apart.then(|| ports.fold(Remedy::none(), |remedy, port| remedy.and_remove(cx.object, port.origin)))
}
