//! # What
//! A Role or ClusterRole allows `escalate` on roles, alone or with `*`.
//!
//! # Why
//! Kubernetes stops everybody from writing rights into a role that they do not hold. This verb lifts that rule: the
//! holder writes itself any right. `escalation-verb-role` reports it with the other verbs of that kind; this check is
//! for those who follow each verb by itself.
//!
//! # Fix
//! Remove `escalate`.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb>

use plimsoll_engine::ObjectCx;

use super::verbs;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "escalate-verb-granted",
    aliases: &[],
    controls: &["k8s-rbac-escalate-bind-impersonate"],
    proves: &[],
    title: "role grants the verb escalate",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the verb `escalate`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

/// What the verb is granted on.
const RESOURCES: &[&str] = &["clusterroles", "roles"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    verbs::judge(cx, "escalate", RESOURCES)
}
