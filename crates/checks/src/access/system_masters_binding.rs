//! # What
//! A binding names the group `system:masters`, apart from the one that Kubernetes makes itself.
//!
//! # Why
//! Members of the group pass every authorization check, whatever roles say, and cannot be stopped while their
//! certificate holds. Nothing should be built on it.
//!
//! # Fix
//! Bind a group of your own identity provider.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>

use plimsoll_engine::ObjectCx;

use super::everyone;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "system-masters-binding",
    aliases: &["KSV-0123"],
    controls: &["k8s-no-system-masters"],
    proves: &["k8s-no-system-masters"],
    title: "binding is made for system:masters",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind a group of your identity provider",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.name == "cluster-admin" {
        return Verdict::NotApplicable;
    }
    everyone::judge(cx, &[("Group", "system:masters")], &[], "the group passes every check anyway")
}
