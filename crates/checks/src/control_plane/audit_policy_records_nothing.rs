//! # What
//! An audit policy has no rule with a level other than `None`.
//!
//! # Why
//! The API server then writes no event at all: who did what cannot be told afterwards.
//!
//! # Fix
//! End the policy with a rule of the level `Metadata`.
//!
//! # References
//! - <https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/>

use plimsoll_engine::ObjectCx;

use super::audit_rules::{AUDIT, rules};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "audit-policy-records-nothing",
    aliases: &[],
    controls: &["audit-policy-adequate", "audit-logs-enabled"],
    proves: &[],
    title: "audit policy records nothing",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "record at least `Metadata` for what the first rules do not name",
    since: "0.1.0",
    run: Run::Object(AUDIT, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let rules = rules(cx.object.reader());
    let records = Truth::any(rules.iter().map(|rule| rule.level.test(false, |level| &**level != "None")));
    match (records, rules.iter().find(|rule| rule.level.why().is_some())) {
        (Truth::True, _) => Verdict::Pass,
        (Truth::Unknown, Some(rule)) => Verdict::unknown_value(&rule.level, cx.object),
        _ => Verdict::gap("who did what cannot be told", cx.object, cx.object.reader().find("rules").0),
    }
}
