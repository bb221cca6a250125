//! # What
//! Requests for secrets may fit a rule of the level `Request` or `RequestResponse` before one that records less.
//!
//! # Why
//! The audit log then holds every secret in clear that is written or read: whoever may read logs may read them.
//!
//! # Fix
//! Put a rule of the level `Metadata` for `secrets`, `configmaps` and token requests before the others.
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
    slug: "audit-policy-records-secret-values",
    aliases: &[],
    controls: &["audit-policy-adequate"],
    proves: &[],
    title: "audit policy writes the values of secrets into the log",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "record secrets at the level `Metadata`",
    since: "0.1.0",
    run: Run::Object(AUDIT, run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let mut hits = Vec::new();
    for rule in rules(cx.object.reader()) {
        let deep = rule.level.test(false, |level| matches!(&**level, "Request" | "RequestResponse"));
        match rule.secrets.and(deep) {
            Truth::True => hits.push(Hit::new(cx.object, rule.level.origin)),
            Truth::Unknown if hits.is_empty() => return unread(cx, &rule),
            _ => {}
        }
        if rule.secrets == Truth::True && !rule.some && !rule.verbs {
            break;
        }
    }
    Verdict::gap_at("whoever reads the log reads the secrets", hits)
}

fn unread<'e>(cx: &ObjectCx<'e>, rule: &Rule<'e>) -> Verdict<'e> {
    let why = rule.level.why().cloned().or_else(|| rule.reader.opaque());
    let why = why.unwrap_or_else(|| {
        Why::new("part of the rule is a template placeholder", "render the template and scan its output")
    });
    Verdict::Unknown(why, Some(Hit::new(cx.object, At::exact(rule.reader.node()))))
}
