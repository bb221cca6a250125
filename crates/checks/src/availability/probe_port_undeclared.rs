//! # What
//! A probe of a container calls a port that the container does not declare.
//!
//! # Why
//! A port by a name that is not declared fails the probe: the container is restarted for ever, or never gets
//! traffic. A number works, but whoever writes network policies from the declared ports cuts the probe off.
//!
//! # Fix
//! Declare the port under `ports`, or correct the probe.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/>

use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "probe-port-undeclared",
    aliases: &["readiness-port", "liveness-port", "startup-port"],
    controls: &["wl-probes-defined"],
    proves: &[],
    title: "probe calls a port that is not declared",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "declare the port, or correct the probe",
    since: "0.1.0",
    run: Run::Container(run),
};

const PORTS: [&str; 9] = [
    "readinessProbe.httpGet.port",
    "readinessProbe.tcpSocket.port",
    "readinessProbe.grpc.port",
    "livenessProbe.httpGet.port",
    "livenessProbe.tcpSocket.port",
    "livenessProbe.grpc.port",
    "startupProbe.httpGet.port",
    "startupProbe.tcpSocket.port",
    "startupProbe.grpc.port",
];

fn run<'e>(cx: &ContainerCx<'e>) -> Verdict<'e> {
    let reader = cx.container.reader(cx.object);
    let declared = reader.items("ports");
    let judged: Vec<_> =
        PORTS.into_iter().map(|path| reader.quantity(path)).map(|port| (fault(&port, &declared), port)).collect();
    let each = judged.iter().map(|(fault, port)| (port, *fault, String::new()));
    each_value(cx.object, each, |_| "no port of the container is declared so".to_owned())
}

fn fault(port: &V<Box<str>>, declared: &[Reader<'_>]) -> Truth {
    let Some(port) = port.get() else { return port.test(false, |_| false) };
    Truth::any(declared.iter().map(|own| is(*own, port))).not()
}

/// Whether a declared port is the one that a probe calls, by name or by number; probes speak TCP.
fn is(declared: Reader<'_>, port: &str) -> Truth {
    let name = declared.string("name").is(&port.into());
    let number = declared.quantity("containerPort").is(&port.into());
    name.or(number).and(declared.string_or("protocol", "TCP").is(&"TCP".into()))
}
