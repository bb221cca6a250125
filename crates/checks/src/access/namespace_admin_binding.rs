//! # What
//! A RoleBinding outside `kube-system` hands out every right in its namespace: `cluster-admin`, or a role that is
//! worth as much.
//!
//! # Why
//! That is more than `admin`, the role that is meant for it: it includes quotas, policies and every kind that
//! operators bring, now and later. The subject reads all secrets and runs as every account of the namespace.
//!
//! # Fix
//! Bind `admin` or `edit`, or a role with what is used.
//!
//! # References
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>

use plimsoll_engine::ObjectCx;

use super::cluster_admin_binding::binds_cluster_admin;
use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "namespace-admin-binding",
    aliases: &["rolebindingClusterAdminClusterRole", "rolebindingClusterAdminRole"],
    controls: &["k8s-rbac-no-wildcards"],
    proves: &[],
    title: "binding hands out every right in its namespace",
    severity: Severity::Medium,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind `admin`, `edit` or a role with what is used",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "RoleBinding")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let object = cx.object;
    if object.namespace() == "kube-system" || support::is_given_binding(object) {
        return Verdict::NotApplicable;
    }
    let answer = support::powers(cx.view, object);
    let power = answer.items.iter().find(|power| support::is_everything(power.rule));
    if power.is_none() && !binds_cluster_admin(object) {
        return support::harmless(cx, &answer);
    }
    let mut hits = vec![Hit::noted(object, support::role_name(object).origin, "this role allows everything")];
    hits.extend(power.and_then(|power| support::rule_hit(cx.view, power.grant.rule, "by this rule")));
    Verdict::gap_at("its subjects may do anything in the namespace", hits)
}
