//! # What
//! A role may change services, endpoints, ingresses, gateways or network policies.
//!
//! # Why
//! Whoever changes them can lift the policies of a namespace, or lead the traffic of others to a pod of their own.
//!
//! # Fix
//! Leave the right to the platform team and to the controllers that need it.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "network-change-role",
    aliases: &["KSV-0056"],
    controls: &["k8s-rbac-network-objects"],
    proves: &[],
    title: "role can lead traffic elsewhere",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Strict,
    fix: "remove the rights to change network objects",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    danger::judge(cx, &["change-network"], Unless::Never)
}
