//! # What
//! A service selects no pod of its namespace, where all pods were seen. Services without a selector and of the type
//! ExternalName are left out.
//!
//! # Why
//! Its callers get no answer. Whoever may create pods in the namespace can give them these labels, and gets the
//! requests that were meant for somebody else.
//!
//! # Fix
//! Correct the selector or the labels, or remove the service.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/services-networking/service/>

use plimsoll_engine::ObjectCx;
use plimsoll_model::{Completeness, Why};

use crate::prelude::*;
use crate::selectors::{self, Form};

/// The check.
pub static CHECK: Check = Check {
    slug: "service-without-pods",
    aliases: &["dangling-service", "service-with-no-workload"],
    controls: &["wl-availability-spread", "exp-inventory"],
    proves: &[],
    title: "service selects no pod",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "correct `selector`, or remove the service",
    since: "0.1.0",
    run: Run::Object(&[("", "Service")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (at, selector) = cx.object.reader().find("spec.selector");
    let external = cx.object.reader().string("spec.type").is(&"ExternalName".into()) == Truth::True;
    let Some(selector) = selector.filter(|s| !external && !selectors::is_empty(*s, Form::Plain)) else {
        return Verdict::NotApplicable;
    };
    let hit = Hit::new(cx.object, at);
    let any = selectors::any_pod(cx.view, cx.object.namespace(), selector, Form::Plain);
    match (any, cx.view.completeness("", "Pod")) {
        (Truth::True, _) => Verdict::Pass,
        (_, Completeness::Partial(why)) => Verdict::Unknown(why, Some(hit)),
        (Truth::False, _) => Verdict::gap_at("no pod of its namespace carries these labels", vec![hit]),
        (Truth::Unknown, _) => Verdict::Unknown(
            Why::new("a label or a selector is a template placeholder", "render the template and scan its output"),
            Some(hit),
        ),
    }
}
