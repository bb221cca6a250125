//! # What
//! An Ingress serves a host that no entry of `spec.tls` covers, or has no `spec.tls` at all, and carries no
//! annotation with which its controller terminates or passes TLS.
//!
//! # Why
//! Whoever sits between the caller and the cluster reads passwords and session cookies, and can change what is
//! sent.
//!
//! # Fix
//! Add the host to `spec.tls` with a Secret that holds its certificate (cert-manager can keep it fresh), or name
//! the certificate in your cloud's annotation, and redirect HTTP.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/ingress/#tls>
//! - <https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::{Object, Reader, V};
use plimsoll_model::{Truth, Why};

use super::support::{self, Settles, settled};
use crate::prelude::*;
use serde_json::json;

/// The check.
pub static CHECK: Check = Check {
    slug: "ingress-without-tls",
    aliases: &["C-0263"],
    controls: &["exp-lb-tls", "data-tls-everywhere"],
    proves: &["exp-lb-tls"],
    title: "ingress serves a host without TLS",
    severity: Severity::Medium,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "add the host to `spec.tls` with a certificate, or name one in your cloud's annotation",
    since: "0.1.0",
    run: Run::Object(&[("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

/// Annotations with which a controller terminates or passes TLS whatever `spec.tls` says.
const TLS: &[Settles] = &[
    ("alb.ingress.kubernetes.io/certificate-arn", &[]),
    ("networking.gke.io/managed-certificates", &[]),
    ("networking.gke.io/certmap", &[]),
    ("ingress.gcp.kubernetes.io/pre-shared-cert", &[]),
    ("appgw.ingress.kubernetes.io/appgw-ssl-certificate", &[]),
    ("kubernetes.azure.com/tls-cert-keyvault-uri", &[]),
    ("nginx.ingress.kubernetes.io/ssl-passthrough", &["true"]),
    ("haproxy.org/ssl-passthrough", &["true"]),
    ("traefik.ingress.kubernetes.io/router.tls", &["true"]),
    ("route.openshift.io/termination", &[]),
];
const LISTENERS: &str = "alb.ingress.kubernetes.io/listen-ports";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let listens = cx.object.annotation(LISTENERS).is_some_and(|ports| ports.contains("HTTPS"));
    match settled(cx.object, TLS).or(listens.into()) {
        Truth::True => return Verdict::Pass,
        Truth::Unknown => {
            return Verdict::Unknown(
                Why::new(
                    "an annotation about TLS is a template placeholder",
                    "render the template and scan its output",
                ),
                Some(Hit::new(cx.object, support::annotations(cx.object))),
            );
        }
        Truth::False => {}
    }
    let covered = covered(cx.object);
    let bare: Vec<(V<Box<str>>, Truth)> =
        served(cx.object).into_iter().map(|host| (is_covered(&host, &covered), host)).map(|(t, h)| (h, t)).collect();
    let hits = bare.iter().filter(|(_, covered)| *covered == Truth::False);
    let mut hits: Vec<Hit<'e>> = hits.map(|(host, _)| Hit::new(cx.object, host.origin)).collect();
    if let Some(first) = hits.first_mut() {
        // Where `spec.tls` is missing, that is the fault; the hosts show whom it concerns.
        let tls = Hit::new(cx.object, cx.object.reader().find("spec.tls").0);
        let missing = !tls.at.exists() && tls.at != first.at;
        hits.splice(0..0, missing.then_some(tls));
    }
    match bare.iter().find(|(_, covered)| *covered == Truth::Unknown) {
        Some((host, _)) if hits.is_empty() => doubt(cx, host, &covered),
        _ => Verdict::gap_at("requests and answers travel in the clear", hits)
            .fixed_by(|| certificate(cx.object, &bare))
            .review("which Secret holds the certificate"),
    }
}

fn doubt<'e>(cx: &ObjectCx<'e>, host: &V<Box<str>>, covered: &[V<Box<str>>]) -> Verdict<'e> {
    let unread = covered.iter().find(|name| name.why().is_some()).filter(|_| host.why().is_none());
    Verdict::unknown_value(unread.unwrap_or(host), cx.object)
}

/// The hosts that an Ingress serves; an empty one stands for every host.
fn served(object: &Object) -> Vec<V<Box<str>>> {
    let reader = object.reader();
    let rules = reader.items("spec.rules");
    let every = |rule: Reader<'_>, path| rule.string_or(path, "");
    match rules.is_empty() {
        true => vec![V::default("".into(), reader.find("spec.tls").0)],
        false => rules.into_iter().map(|rule| every(rule, "host")).collect(),
    }
}

/// The hosts of `spec.tls`; an entry without hosts counts for every host.
fn covered(object: &Object) -> Vec<V<Box<str>>> {
    let entries = object.reader().items("spec.tls").into_iter();
    let hosts = |entry: Reader<'_>| {
        let hosts = entry.strings("hosts");
        if hosts.is_empty() { vec![V::default("".into(), entry.find("hosts").0)] } else { hosts }
    };
    entries.flat_map(hosts).collect()
}

fn is_covered(host: &V<Box<str>>, covered: &[V<Box<str>>]) -> Truth {
    // The same placeholder in both places is the same host, whatever it becomes.
    let one = |name: &V<Box<str>>| {
        name.test(false, |name| name.is_empty()).or(match (host.get(), name.get()) {
            (Some(host), Some(name)) => covers(name, host).into(),
            _ => Truth::Unknown,
        })
    };
    Truth::any(covered.iter().map(one))
}

/// `*.example.com` covers one label in front of `example.com`.
fn covers(name: &str, host: &str) -> bool {
    let below = name.strip_prefix("*.").zip(host.split_once('.'));
    name.eq_ignore_ascii_case(host) || below.is_some_and(|(name, (_, host))| name.eq_ignore_ascii_case(host))
}

/// Asks for a certificate for the hosts without one.
fn certificate(object: &Object, served: &[(V<Box<str>>, Truth)]) -> Remedy {
    let bare = served.iter().filter(|(_, covered)| *covered == Truth::False);
    let mut hosts: Vec<&str> = bare.filter_map(|(host, _)| host.get().map(|host| &**host)).collect();
    hosts.retain(|host| !host.is_empty());
    hosts.dedup();
    let mut entry = json!({ "secretName": format!("{}-tls", object.key.name) });
    if !hosts.is_empty() {
        entry["hosts"] = hosts.into();
    }
    Remedy::add(object, object.reader().find("spec.tls").0, entry)
}
