//! # What
//! A ServiceMonitor of the Prometheus operator selects no service, where all services were seen. One that names no
//! namespace may land beside any service.
//!
//! # Why
//! Nothing is measured although somebody relies on it: alerts that are built on these figures stay silent.
//!
//! # Fix
//! Correct the selector or the namespaces, or remove the monitor.
//!
//! # References
//! - <https://prometheus-operator.dev/docs/developer/getting-started/>

use plimsoll_engine::ObjectCx;
use plimsoll_model::{Completeness, Why};
use plimsoll_syntax::Node;

use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "service-monitor-selects-nothing",
    aliases: &["dangling-servicemonitor"],
    controls: &["wl-availability-spread", "ir-log-readiness"],
    proves: &[],
    title: "service monitor selects no service",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "correct `selector` and `namespaceSelector`, or remove the monitor",
    since: "0.1.0",
    run: Run::Object(&[("monitoring.coreos.com", "ServiceMonitor")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, selector) = cx.object.reader().find("spec.selector");
    let all = cx.view.of_kind("", "Service");
    let any = Truth::any(all.map(|service| is_near(cx.object, service).and(selects(selector, service))));
    let hit = Hit::new(cx.object, at);
    match (any, cx.view.completeness("", "Service")) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (Truth::False, _) => Verdict::gap_at("no service is selected", vec![hit]),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(hit),
        ),
    }
}

fn selects(selector: Option<Node<'_>>, service: &Object) -> Truth {
    selector.map_or(Truth::True, |selector| selectors::matches(selector, Form::Selector, &service.labels()))
}

/// Whether a monitor looks into the namespace of a service.
fn is_near(monitor: &Object, service: &Object) -> Truth {
    let reader = monitor.reader();
    let every = reader.bool("spec.namespaceSelector.any").is(&true);
    let names = reader.strings("spec.namespaceSelector.matchNames");
    if names.is_empty() {
        let lands = monitor.key.namespace.is_none() || monitor.namespace() == service.namespace();
        return every.or(lands.into());
    }
    every.or(Truth::any(names.iter().map(|name| name.is(&service.namespace().into()))))
}
