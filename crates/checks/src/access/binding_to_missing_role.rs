//! # What
//! A binding names a role that does not exist, where all roles were seen.
//!
//! # Why
//! Nobody holds the rights today, but whoever may create the role later decides what the subjects get.
//!
//! # Fix
//! Remove the binding, or correct the name.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/>

use plimsoll_engine::ObjectCx;
use plimsoll_estate::rbac::GROUP;
use plimsoll_graph::rbac::builtin_tier;
use plimsoll_model::Completeness;

use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "binding-to-missing-role",
    aliases: &[],
    controls: &["k8s-rbac-unused-permissions", "cmp-access-review"],
    proves: &[],
    title: "binding names a role that does not exist",
    severity: Severity::Low,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the binding, or correct the name",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let (kind, name) = (cx.object.reader().string("roleRef.kind"), support::role_name(cx.object));
    let (Some(role), Some(of)) = (name.get(), kind.get()) else {
        return Verdict::unknown_value(if name.get().is_none() { &name } else { &kind }, cx.object);
    };
    if exists(cx, of, role) {
        return Verdict::Pass;
    }
    match cx.view.completeness(GROUP, of) {
        Completeness::Complete => Verdict::gap("nobody knows what its subjects will hold", cx.object, name.origin),
        Completeness::Partial(why) => Verdict::Unknown(why, Some(Hit::new(cx.object, name.origin))),
    }
}

fn exists(cx: &ObjectCx<'_>, kind: &str, role: &str) -> bool {
    match kind {
        "ClusterRole" => builtin_tier(role).is_some() || cx.view.cluster_named(GROUP, kind, role).is_some(),
        _ => own(role) || cx.view.named(GROUP, kind, cx.object.namespace(), role).is_some(),
    }
}

/// Roles that Kubernetes and kubeadm make in the namespaces of the platform.
fn own(role: &str) -> bool {
    role == "extension-apiserver-authentication-reader" || ["system:", "kubeadm:"].iter().any(|s| role.starts_with(s))
}
