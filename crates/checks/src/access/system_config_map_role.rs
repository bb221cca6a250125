//! # What
//! A role may change `aws-auth`, `coredns` or `kube-proxy` by name, or any config map of `kube-system`.
//!
//! # Why
//! `aws-auth` says who is an administrator of an EKS cluster; `coredns` says where names lead. Who writes them owns
//! the cluster or its traffic.
//!
//! # Fix
//! Leave these config maps to the platform team. On EKS, use access entries instead of `aws-auth`.
//!
//! # References
//! - <https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html>
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/>

use plimsoll_engine::ObjectCx;

use super::danger::{self, Unless};
use super::support;

use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "system-config-map-role",
    aliases: &["KSV-0115", "C-0037"],
    controls: &["k8s-rbac-system-configmaps"],
    proves: &[],
    title: "role can change the configuration of the cluster itself",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "remove the right, or name other config maps in `resourceNames`",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

/// Who may log in, where names lead, and how services are reached.
const NAMES: &[&str] = &["aws-auth", "coredns", "coredns-custom", "kube-proxy", "kube-proxy-config"];

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let wide = &*cx.object.key.kind == "ClusterRole";
    let named =
        support::rules(cx.object).any(|(_, rule)| rule.resource_names.iter().any(|n| NAMES.contains(&n.as_str())));
    match (wide, cx.object.namespace() == "kube-system") {
        // Rules without names are a matter of `config-map-change-role`.
        (true, _) if !named => Verdict::NotApplicable,
        (false, false) => Verdict::NotApplicable,
        _ => danger::judge(cx, &["change-config-maps"], Unless::NamedOtherThan(NAMES)),
    }
}
