//! # What
//! A container declares a port below 1024.
//!
//! # Why
//! A program needs user 0 or the capability `NET_BIND_SERVICE` for such a port unless the runtime lowers the bound
//! (`net.ipv4.ip_unprivileged_port_start`), as most do today; images that listen there were mostly built to run as
//! root.
//!
//! # Fix
//! Listen on a port of 1024 or more, and let the service map it.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/>

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "privileged-port",
    aliases: &["privileged-ports"],
    controls: &["wl-capabilities-dropped"],
    proves: &[],
    title: "container listens on a port below 1024",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "listen on 1024 or more; a service maps the port",
    since: "0.1.0",
    run: Run::Container(run),
};

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let ports = cx.container.reader(cx.object).items("ports").into_iter();
    let ports: Vec<V<i64>> = ports.map(|port| port.int("containerPort")).collect();
    let judged = ports.iter().map(|port| (port, port.test(false, |port| (1..1024).contains(port)), String::new()));
    each_value(cx.object, judged, |_| "on older runtimes it needs more rights for this port".to_owned())
}
