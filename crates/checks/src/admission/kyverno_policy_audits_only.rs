//! # What
//! A Kyverno policy that validates is in the mode `Audit`, which is also the default.
//!
//! # Why
//! What breaks the policy is reported but let in.
//!
//! # Fix
//! Read the reports, then set `failureAction: Enforce`.
//!
//! # References
//! - <https://kyverno.io/docs/policy-types/cluster-policy/validate/#failure-action>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::Reader;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "kyverno-policy-audits-only",
    aliases: &[],
    controls: &["wl-policy-engine"],
    proves: &[],
    title: "Kyverno policy reports but refuses nothing",
    severity: Severity::Info,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "set `failureAction: Enforce`",
    since: "0.1.0",
    run: Run::Object(&[("kyverno.io", "ClusterPolicy"), ("kyverno.io", "Policy")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let whole = cx.object.reader().string("spec.validationFailureAction");
    let rules = cx.object.reader().items("spec.rules").into_iter();
    let actions: Vec<V<Box<str>>> = rules.filter(|rule| validates(*rule)).map(|rule| action(rule, &whole)).collect();
    let each = actions.iter().map(|action| (action, action.test(true, |action| audits(action)), String::new()));
    each_value(cx.object, each, |_| "what breaks it is let in".to_owned())
        .fixed_at_each(|object, at| Change::new(object, at, Op::Set("Enforce".into())))
        .review("whether what runs now meets the policy")
}

fn validates(rule: Reader<'_>) -> bool {
    rule.find("validate").1.is_some()
}

/// The rule's own action, else the policy's.
fn action(rule: Reader<'_>, whole: &V<Box<str>>) -> V<Box<str>> {
    rule.string("validate.failureAction").or(|| whole.clone())
}

fn audits(action: &str) -> bool {
    action.eq_ignore_ascii_case("audit")
}
