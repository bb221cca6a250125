//! # What
//! A Role or ClusterRole allows `bind` on roles or on their bindings, alone or with `*`.
//!
//! # Why
//! Kubernetes stops everybody from handing out roles with rights that they do not hold. This verb, granted on roles,
//! lifts that rule. Granted on bindings it does nothing, and shows what somebody meant to grant. `escalation-verb-
//! role` reports what takes effect, with the other verbs of that kind; this check is for those who follow each verb
//! by itself.
//!
//! # Fix
//! Remove `bind`, or limit it with `resourceNames` to the roles that are meant.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb>

use plimsoll_engine::ObjectCx;

use super::verbs;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "bind-verb-granted",
    aliases: &[],
    controls: &["k8s-rbac-escalate-bind-impersonate"],
    proves: &[],
    title: "role grants the verb bind",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the verb `bind`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

/// What the verb is granted on.
const RESOURCES: &[&str] = &["clusterrolebindings", "clusterroles", "rolebindings", "roles"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    verbs::judge(cx, "bind", RESOURCES)
}
