//! # What
//! An Ingress serves every host: a rule without a host or with a wildcard, or a default backend.
//!
//! # Why
//! Requests for names that nobody set up end at this application, and another team that uses one of these names may
//! be served by it or lose its traffic to it.
//!
//! # Fix
//! Name the hosts.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "ingress-catches-every-host",
    aliases: &[],
    controls: &["exp-ingress-host-conflict"],
    proves: &[],
    title: "ingress serves hosts that it does not name",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "name the hosts of the rules",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, backend) = cx.object.reader().find("spec.defaultBackend");
    let rules = cx.object.reader().items("spec.rules").into_iter();
    let hosts: Vec<V<Box<str>>> = rules.map(|rule| rule.string_or("host", "")).collect();
    let wide =
        hosts.iter().filter(|host| host.test(false, |host| host.is_empty() || host.starts_with('*')) == Truth::True);
    let mut hits: Vec<_> = wide.map(|host| Hit::new(cx.object, host.origin)).collect();
    hits.extend(backend.map(|_| Hit::noted(cx.object, at, "whatever no rule names")));
    match hosts.iter().find(|host| host.why().is_some()) {
        Some(unread) if hits.is_empty() => Verdict::unknown_value(unread, cx.object),
        _ => Verdict::gap_at("requests for any name end here", hits),
    }
}
