//! # What
//! A Service of the type LoadBalancer or NodePort, or an Ingress without an annotation for a login, leads to an
//! interface that asks for no login by itself: a dashboard, Prometheus, Argo, Jupyter, Redis and the like, known by
//! the image of its pods.
//!
//! # Why
//! Such interfaces show the inside of the cluster or run commands in it. They are searched for all over the
//! internet and taken within hours.
//!
//! # Fix
//! Keep the interface inside the cluster, or put a login in front of it (`auth-url`, an OAuth proxy).
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/>
//! - <https://www.microsoft.com/en-us/security/blog/2021/03/23/secure-containerized-environments-with-updated-threat-matrix-for-kubernetes/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Service;

use super::{annotations, consoles};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "console-exposed",
    aliases: &["C-0021"],
    controls: &["exp-app-authn", "api-dashboard-absent", "exp-metrics-not-public"],
    proves: &[],
    title: "interface without a login can be reached from outside",
    severity: Severity::High,
    confidence: Confidence::Medium,
    profile: Profile::Default,
    fix: "keep it inside the cluster, or put a login in front of it",
    since: "0.1.0",
    run: Run::Object(&[("", "Service"), ("networking.k8s.io", "Ingress"), ("extensions", "Ingress")], run),
};

/// Parts of annotations that put a login, or another rule of who may come, in front of an application.
const LOGINS: [&str; 8] = [
    "auth-url",
    "auth-type",
    "auth-tls-secret",
    "auth-signin",
    "middlewares",
    "whitelist-source-range",
    "inbound-cidrs",
    "internal",
];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let guarded = !annotations::named(cx.object, |key| LOGINS.iter().any(|part| key.contains(part))).is_empty();
    match (annotations::opaque(cx), guarded) {
        (Some(unknown), _) => unknown,
        (None, true) => Verdict::Pass,
        (None, false) if cx.object.is("", "Service") => service(cx),
        (None, false) => ingress(cx),
    }
}

fn service<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let Some(service) = Service::read(cx.object) else { return Verdict::NotApplicable };
    let outside = service.exposure.test(false, |exposure| matches!(&**exposure, "LoadBalancer" | "NodePort"));
    let limited = !service.source_ranges.is_empty();
    let console = consoles::behind(cx.view, cx.object).filter(|_| !limited);
    match (outside, console) {
        (Truth::False, _) | (_, None) => Verdict::Pass,
        _ => Verdict::fault(outside, &service.exposure, cx.object, || message(console)),
    }
}

fn ingress<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let rules = cx.object.reader().items("spec.rules").into_iter();
    let paths = rules.flat_map(|rule| rule.items("http.paths"));
    let names = paths.flat_map(|path| [path.string("backend.service.name"), path.string("backend.serviceName")]);
    let names: Vec<V<Box<str>>> = names.filter(|name| name.get().is_some() || name.why().is_some()).collect();
    let console = |name: &V<Box<str>>| {
        let service = cx.view.named("", "Service", cx.object.namespace(), name.get()?)?;
        consoles::behind(cx.view, service)
    };
    let found = names.iter().find_map(|name| Some((name, console(name)?)));
    match (found, names.iter().find(|name| name.why().is_some())) {
        (Some((name, what)), _) => Verdict::gap(message(Some(what)), cx.object, name.origin),
        (None, Some(unread)) => Verdict::unknown_value(unread, cx.object),
        (None, None) => Verdict::Pass,
    }
}

fn message(console: Option<&str>) -> String {
    format!("it leads to {}, which asks for no login", console.unwrap_or("an interface"))
}
