//! # What
//! A validating webhook leaves out namespaces or objects that carry a label, or judges only those that do, and the label is
//! not the name of the namespace, which the API server sets by itself.
//!
//! # Why
//! Whoever may set labels on a namespace or on an object decides whether the rule holds there.
//!
//! # Fix
//! Choose namespaces by `kubernetes.io/metadata.name`, or see to it by policy that only the platform sets the label.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-namespaceselector>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "webhook-skips-labelled-namespaces",
    aliases: &[],
    controls: &["wl-policy-engine", "wl-admission-bypass"],
    proves: &[],
    title: "namespace can opt out of a webhook with a label",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "choose namespaces by `kubernetes.io/metadata.name`",
    since: "0.1.0",
    run: Run::Object(&[("admissionregistration.k8s.io", "ValidatingWebhookConfiguration")], run),
};

const NAME: &str = "kubernetes.io/metadata.name";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let hooks = cx.object.reader().items("webhooks");
    let keys: Vec<V<Box<str>>> =
        hooks.iter().flat_map(|hook| SELECTORS.iter().flat_map(|path| keys(*hook, path))).collect();
    let each = keys.iter().map(|key| (key, key.test(false, |key| &**key != NAME), String::new()));
    each_value(cx.object, each, |_| "who sets the label decides whether the rule holds".to_owned())
}

/// The two selectors of a webhook, each as expressions and as a mapping.
const SELECTORS: [(&str, &str); 2] = [
    ("namespaceSelector.matchExpressions", "namespaceSelector.matchLabels"),
    ("objectSelector.matchExpressions", "objectSelector.matchLabels"),
];

fn keys<'e>(hook: Reader<'e>, (expressions, labels): &(&'static str, &'static str)) -> Vec<V<Box<str>>> {
    let mut keys: Vec<V<Box<str>>> = hook.items(expressions).iter().map(|item| item.string("key")).collect();
    let mapped = hook.child(labels).map(|labels| labels.node().entries()).unwrap_or_default();
    keys.extend(mapped.into_iter().map(|(key, value)| V::known(key.text().into(), At::exact(value))));
    keys
}
