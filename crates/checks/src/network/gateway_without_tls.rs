//! # What
//! All listeners of a Gateway that serve HTTP do so without TLS: there is a listener with protocol `HTTP`, and none
//! with `HTTPS` or `TLS`. An HTTP listener beside one with TLS is taken for a redirect.
//!
//! # Why
//! Whoever sits between the caller and the cluster reads passwords and session cookies, and can change what is
//! sent.
//!
//! # Fix
//! Add a listener with protocol `HTTPS` and `tls.certificateRefs`, and let the HTTP one redirect to it.
//!
//! # References
//! - <https://gateway-api.sigs.k8s.io/guides/tls/>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::V;
use plimsoll_model::Truth;

use crate::prelude::*;
use serde_json::json;

/// The check.
pub static CHECK: Check = Check {
    slug: "gateway-without-tls",
    aliases: &[],
    controls: &["exp-lb-tls", "data-tls-everywhere"],
    proves: &[],
    title: "gateway listens for HTTP only",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "add a listener with protocol `HTTPS` and a certificate",
    since: "0.1.0",
    run: Run::Object(&[("gateway.networking.k8s.io", "Gateway")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let listeners = cx.object.reader().items("spec.listeners").into_iter();
    let protocols: Vec<V<Box<str>>> = listeners.map(|listener| listener.string("protocol")).collect();
    let any = |names: &[&str]| Truth::any(protocols.iter().map(|p| p.test(false, |p| names.contains(&&**p))));
    match any(&["HTTPS", "TLS"]).not().and(any(&["HTTP"])) {
        Truth::False => Verdict::Pass,
        Truth::True => {
            let plain = protocols.iter().filter(|p| p.get().is_some_and(|p| &**p == "HTTP"));
            let hits = plain.map(|p| Hit::new(cx.object, p.origin)).collect();
            Verdict::gap_at("requests and answers travel in the clear", hits)
                .fixed_by(|| listener(cx.object))
                .review("which Secret holds the certificate, and which hosts it is for")
        }
        Truth::Unknown => match protocols.iter().find(|p| p.why().is_some()) {
            Some(unread) => Verdict::unknown_value(unread, cx.object),
            None => Verdict::Pass,
        },
    }
}

/// A listener with a certificate, beside those that are there.
fn listener(object: &Object) -> Remedy {
    let tls = json!({ "mode": "Terminate", "certificateRefs": [{ "name": format!("{}-tls", object.key.name) }] });
    let listener = json!({ "name": "https", "port": 443, "protocol": "HTTPS", "tls": tls });
    Remedy::add(object, object.reader().find("spec.listeners").0, listener)
}
