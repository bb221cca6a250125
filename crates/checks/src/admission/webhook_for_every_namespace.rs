//! # What
//! A webhook that must answer judges pods in every namespace: it has neither `namespaceSelector` nor
//! `objectSelector` nor `matchConditions`.
//!
//! # Why
//! While it is down, its own pods and those of `kube-system` cannot be created either, and the cluster cannot heal
//! itself.
//!
//! # Fix
//! Leave `kube-system` and the namespace of the webhook out with a `namespaceSelector`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#avoiding-operating-on-the-kube-system-namespace>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::prelude::*;
use serde_json::{Value, json};

/// The check.
pub static CHECK: Check = Check {
    slug: "webhook-for-every-namespace",
    aliases: &[],
    controls: &["wl-admission-webhook-safety"],
    proves: &[],
    title: "webhook can lock the platform out",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "leave `kube-system` and its own namespace out with `namespaceSelector`",
    since: "0.1.0",
    run: Run::Object(
        &[
            ("admissionregistration.k8s.io", "ValidatingWebhookConfiguration"),
            ("admissionregistration.k8s.io", "MutatingWebhookConfiguration"),
        ],
        run,
    ),
};

const SELECTOR: [&str; 2] = ["namespaceSelector", "matchExpressions"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let hooks = cx.object.reader().items("webhooks");
    let faults: Vec<(V<Box<str>>, Truth)> = hooks.into_iter().map(fault).collect();
    let each = faults.iter().map(|(place, fault)| (place, *fault, String::new()));
    each_value(cx.object, each, |_| "while it is down, no pod of the platform can be created".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set(platform())).below(SELECTOR))
        .review("which namespaces it has to judge; its own should be left out too")
}

fn fault(hook: Reader<'_>) -> (V<Box<str>>, Truth) {
    let policy = hook.string_or("failurePolicy", "Fail");
    let must = policy.test(true, |policy| &**policy == "Fail");
    let pods = Truth::any(hook.items("rules").into_iter().map(judges_pods));
    let limited = ["namespaceSelector", "objectSelector", "matchConditions"].into_iter().any(|path| is_set(hook, path));
    let place = if policy.why().is_some() { policy } else { V::known("".into(), At::exact(hook.node())) };
    (place, must.and(pods).and(Truth::from(!limited)))
}

fn judges_pods(rule: Reader<'_>) -> Truth {
    let resources = rule.strings("resources");
    Truth::any(resources.iter().map(|r| r.test(false, |r| matches!(&**r, "pods" | "*" | "*/*" | "pods/*"))))
}

/// Whether a selector says anything; one that cannot be read may.
fn is_set(hook: Reader<'_>, path: &'static str) -> bool {
    let Some(found) = hook.find(path).1 else { return false };
    let scalar = found.own_entries().next().is_none() && found.items().next().is_none();
    !scalar || !found.text().is_empty()
}

/// A selector that leaves the platform out.
fn platform() -> Value {
    json!([{ "key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["kube-system"] }])
}
