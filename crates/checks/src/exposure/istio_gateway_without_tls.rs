//! # What
//! A server of an Istio Gateway has the protocol HTTP, does not redirect, and no server of the Gateway has TLS.
//!
//! # Why
//! Whoever sits between the caller and the cluster reads passwords and session cookies, and can change what is sent.
//!
//! # Fix
//! Add a server with protocol `HTTPS` and a certificate, and set `tls.httpsRedirect: true` on the one for HTTP.
//!
//! # References
//! - <https://istio.io/latest/docs/reference/config/networking/gateway/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "istio-gateway-without-tls",
    aliases: &[],
    controls: &["exp-lb-tls", "data-tls-everywhere"],
    proves: &[],
    title: "gateway of the mesh serves HTTP",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "add a server with protocol `HTTPS`, and set `tls.httpsRedirect` on the other",
    since: "0.1.0",
    run: Run::Object(&[("networking.istio.io", "Gateway")], run),
};

/// Protocols in the clear that carry what people type.
const PLAIN: [&str; 3] = ["HTTP", "HTTP2", "GRPC"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let servers = cx.object.reader().items("spec.servers");
    let protocols: Vec<V<Box<str>>> = servers.iter().map(|server| server.string("port.protocol")).collect();
    let is = |names: &'static [&str]| move |p: &V<Box<str>>| p.test(false, |p| names.contains(&&**p));
    if Truth::any(protocols.iter().map(is(&["HTTPS", "TLS"]))) == Truth::True {
        return Verdict::Pass;
    }
    let open = servers.iter().zip(&protocols).filter(|(server, _)| !redirects(**server));
    let each = open.map(|(_, protocol)| (protocol, is(&PLAIN)(protocol), String::new()));
    each_value(cx.object, each, |_| "requests and answers travel in the clear".to_owned())
}

fn redirects(server: Reader<'_>) -> bool {
    server.bool("tls.httpsRedirect").is(&true) == Truth::True
}
