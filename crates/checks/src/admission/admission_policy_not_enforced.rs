//! # What
//! A ValidatingAdmissionPolicyBinding does not hold `Deny` in `validationActions`.
//!
//! # Why
//! The policy then only warns or writes to the audit log, and what breaks it is let in.
//!
//! # Fix
//! Read the warnings for a while, then add `Deny`.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-actions>

use plimsoll_engine::ObjectCx;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "admission-policy-not-enforced",
    aliases: &[],
    controls: &["wl-policy-engine"],
    proves: &[],
    title: "admission policy warns but refuses nothing",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "add `Deny` to `validationActions`",
    since: "0.1.0",
    run: Run::Object(&[("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let actions = cx.object.reader().strings("spec.validationActions");
    let denies = Truth::any(actions.iter().map(|action| action.test(false, |action| &**action == "Deny")));
    match (denies, actions.iter().find(|action| action.why().is_some())) {
        (Truth::True, _) => Verdict::Pass,
        (_, Some(unread)) => Verdict::unknown_value(unread, cx.object),
        _ => {
            let at = cx.object.reader().find("spec.validationActions").0;
            Verdict::gap("what breaks the policy is let in", cx.object, at)
                .fixed_by(|| deny(cx, &actions))
                .review("whether what runs now meets the policy")
        }
    }
}

/// The API server refuses `Deny` beside `Warn`.
fn deny(cx: &ObjectCx<'_>, actions: &[V<Box<str>>]) -> Remedy {
    let warn = actions.iter().find(|action| action.get().is_some_and(|action| &**action == "Warn"));
    match warn {
        Some(warn) => Remedy::set(cx.object, warn.origin, "Deny"),
        None => Remedy::add(cx.object, cx.object.reader().find("spec.validationActions").0, "Deny"),
    }
}
