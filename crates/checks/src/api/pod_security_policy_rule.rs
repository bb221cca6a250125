//! # What
//! A role names `podsecuritypolicies`, which are gone since Kubernetes 1.25.
//!
//! # Why
//! The rule gives nothing any more, and what it was meant to hold back is held back by nobody.
//!
//! # Fix
//! Remove the rule, and set the labels of Pod Security Admission on the namespaces.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/pod-security-policy/>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "pod-security-policy-rule",
    aliases: &[],
    controls: &["wl-psp-gone"],
    proves: &[],
    title: "role speaks of pod security policies",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the rule; use the labels of Pod Security Admission",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let rules = cx.object.reader().items("rules").into_iter();
    let resources: Vec<V<Box<str>>> = rules.flat_map(|rule| rule.strings("resources")).collect();
    let is_policy = |name: &str| name == "podsecuritypolicies";
    let each = resources.iter().map(|name| (name, name.test(false, |name| is_policy(name)), String::new()));
    each_value(cx.object, each, |_| "the rule gives nothing since Kubernetes 1.25".to_owned())
}
