//! # What
//! A ClusterRoleBinding, or a RoleBinding in `kube-system`, hands `cluster-admin` or a role that is worth as much
//! to somebody other than the cluster's own administrators (`system:masters`, `kubeadm:cluster-admins`).
//!
//! # Why
//! Every right on every object includes reading all secrets, running a container on each node and changing who
//! holds which rights. One leaked token or one faulty request of the subject is the loss of the cluster. In
//! `kube-system` the same follows from the accounts that run there.
//!
//! # Fix
//! Bind a role with the verbs and resources that the subject uses; the audit log shows which. For people, bind
//! `cluster-admin` to a group that a person enters for a limited time.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_graph::rbac::Power;

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-admin-binding",
    aliases: &["KSV-0111", "C-0185"],
    controls: &["k8s-cluster-admin-bindings", "k8s-rbac-secrets-read"],
    proves: &["k8s-cluster-admin-bindings"],
    title: "binding hands out every right on the cluster",
    severity: Severity::Critical,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind a role with only the verbs and resources that the subject uses",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRoleBinding"), ("rbac.authorization.k8s.io", "RoleBinding")],
        run,
    ),
};

const MESSAGE: &str = "its subjects may do anything in the cluster";

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let object = cx.object;
    if &*object.key.kind == "RoleBinding" && object.namespace() != "kube-system" {
        return Verdict::NotApplicable;
    }
    let answer = support::powers(cx.view, object);
    let verdict = match answer.items.iter().find(|power| support::is_everything(power.rule)) {
        Some(power) => Verdict::gap_at(MESSAGE, hits(cx, Some(power))),
        None if binds_cluster_admin(object) => Verdict::gap_at(MESSAGE, hits(cx, None)),
        None if support::binds_a_part(object) => Verdict::Pass,
        None => support::harmless(cx, &answer),
    };
    verdict
        .fixed_by_maybe(|| {
            binds_cluster_admin(object).then(|| Remedy::set(object, support::role_name(object).origin, "view"))
        })
        .review("which rights its subjects use; a binding of another role has to be made anew")
}

/// Whether a binding names `cluster-admin`: the API server gives that role its rights back whenever it starts.
pub(super) fn binds_cluster_admin(object: &Object) -> bool {
    let cluster_role = object.reader().string("roleRef.kind").get().is_some_and(|kind| &**kind == "ClusterRole");
    cluster_role && support::role_name(object).get().is_some_and(|name| &**name == "cluster-admin")
}

fn hits<'e>(cx: &ObjectCx<'e>, power: Option<&Power<'e>>) -> Vec<Hit<'e>> {
    let subjects = support::strangers(cx.object);
    if subjects.is_empty() {
        return Vec::new();
    }
    let role = support::role_name(cx.object).origin;
    let mut hits = vec![Hit::noted(cx.object, role, "this role allows everything")];
    hits.extend(subjects.into_iter().map(|at| Hit::noted(cx.object, at, "to this subject")));
    hits.extend(power.and_then(|power| support::rule_hit(cx.view, power.grant.rule, "by this rule")));
    hits
}
