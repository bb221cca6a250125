//! # What
//! Requests for secrets fit a rule of the level `None` first, or no rule. Rules for some people, accounts or namespaces
//! are passed over.
//!
//! # Why
//! Who read or changed a secret cannot be told afterwards, and theft goes unnoticed.
//!
//! # Fix
//! Put a rule of the level `Metadata` for `secrets` first.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::At;
use plimsoll_model::Why;

use super::audit_rules::{AUDIT, Rule, rules};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "audit-policy-misses-secrets",
    aliases: &["CIS-3.2.2"],
    controls: &["audit-policy-adequate"],
    proves: &[],
    title: "audit policy does not record who uses secrets",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "record secrets at the level `Metadata` before rules that are silent",
    since: "0.1.0",
    run: Run::Object(AUDIT, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let message = "who used a secret cannot be told";
    for rule in rules(cx.object.reader()).iter().filter(|rule| !rule.some) {
        let silent = rule.level.test(false, |level| &**level == "None");
        match rule.secrets.and(silent) {
            Truth::True => return Verdict::gap(message, cx.object, rule.level.origin),
            Truth::Unknown => return unread(cx, rule),
            // A rule for some verbs leaves the others to the rules after it.
            Truth::False if rule.secrets == Truth::True && !rule.verbs => return Verdict::Pass,
            Truth::False => {}
        }
    }
    Verdict::gap(message, cx.object, cx.object.reader().find("rules").0)
}

fn unread<'e>(cx: &ObjectCx<'e>, rule: &Rule<'e>) -> Verdict<'e> {
    let why = rule.level.why().cloned().or_else(|| rule.reader.opaque());
    let why = why.unwrap_or_else(|| {
        Why::new("part of the rule is a template placeholder", "render the template and scan its output")
    });
    Verdict::Unknown(why, Some(Hit::new(cx.object, At::exact(rule.reader.node()))))
}
