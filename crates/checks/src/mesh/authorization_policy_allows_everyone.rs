//! # What
//! An Istio AuthorizationPolicy that allows holds a rule without a condition: an empty rule fits every request.
//!
//! # Why
//! Whoever reaches the pods is served, with or without an identity of the mesh, and other policies that allow do not
//! narrow it.
//!
//! # Fix
//! Name `from`, `to` or `when` in the rule, or remove the policy.
//!
//! # References
//! - <https://istio.io/latest/docs/reference/config/security/authorization-policy/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::{At, Reader};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "authorization-policy-allows-everyone",
    aliases: &[],
    controls: &["net-service-authz"],
    proves: &[],
    title: "authorization policy allows every request",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "name who may do what in the rule",
    since: "0.1.0",
    run: Run::Object(&[("security.istio.io", "AuthorizationPolicy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reader = cx.object.reader();
    let action = reader.string_or("spec.action", "ALLOW");
    match action.test(false, |action| &**action == "ALLOW") {
        Truth::False => return Verdict::NotApplicable,
        Truth::Unknown => return Verdict::unknown_value(&action, cx.object),
        Truth::True => {}
    }
    let rules = reader.items("spec.rules");
    let open = rules.iter().filter(|rule| rule.opaque().is_none() && is_open(**rule));
    let hits: Vec<Hit<'e>> = open.map(|rule| Hit::new(cx.object, At::exact(rule.node()))).collect();
    match rules.iter().find_map(|rule| Some((rule.opaque()?, At::exact(rule.node())))) {
        Some((why, at)) if hits.is_empty() => Verdict::Unknown(why, Some(Hit::new(cx.object, at))),
        _ => Verdict::gap_at("whoever reaches the pods is served", hits),
    }
}

fn is_open(rule: Reader<'_>) -> bool {
    ["from", "to", "when"].into_iter().all(|part| rule.items(part).is_empty())
}
