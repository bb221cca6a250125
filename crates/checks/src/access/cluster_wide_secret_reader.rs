//! # What
//! A ClusterRoleBinding lets somebody read the secrets of all namespaces: `get`, `list` or `watch` on secrets
//! without `resourceNames`. A ClusterRole that would allow it counts as unknown until its bindings are seen.
//!
//! # Why
//! `list` and `watch` return the contents, not only the names. Whoever reads every secret holds the credentials of
//! every workload, registry and outside system, and any service account's token that is kept in a secret.
//!
//! # Fix
//! Bind the role in the namespaces that need it with RoleBindings, or name the secrets in `resourceNames` with
//! `get` alone.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets>
//! - <https://kubernetes.io/docs/concepts/security/secrets-good-practices/#least-privilege-secrets>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::rbac::GROUP;
use plimsoll_graph::rbac::{PolicyRule, dangers_of};
use plimsoll_model::{Completeness, Why};

use super::support;
use crate::prelude::*;

/// The check.
pub static CHECK: Check = Check {
    slug: "cluster-wide-secret-reader",
    aliases: &["KSV-0041", "CKV2_K8S_5", "C-0015", "C-0186"],
    controls: &["k8s-rbac-secrets-read"],
    proves: &[],
    title: "binding lets its subjects read the secrets of all namespaces",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "bind the role with a RoleBinding in each namespace that needs it, or list the secrets in `resourceNames`",
    since: "0.1.0",
    run: Run::Object(
        &[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "ClusterRoleBinding")],
        run,
    ),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if &*cx.object.key.kind == "ClusterRole" { role(cx) } else { binding(cx) }
}

fn binding<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let subjects = support::strangers(cx.object);
    if support::is_given_binding(cx.object) || subjects.is_empty() {
        return Verdict::NotApplicable;
    }
    let answer = support::powers(cx.view, cx.object);
    let Some(power) = answer.items.iter().find(|power| reads_secrets(power.rule)) else {
        return support::harmless(cx, &answer);
    };
    // Who may do anything is reported as such, once.
    if answer.items.iter().any(|power| support::is_everything(power.rule)) {
        return Verdict::NotApplicable;
    }
    let mut hits = vec![Hit::noted(cx.object, support::role_name(cx.object).origin, "bound in every namespace")];
    hits.extend(support::rule_hit(cx.view, power.grant.rule, "this rule reads secrets"));
    hits.extend(subjects.into_iter().map(|at| Hit::noted(cx.object, at, "to this subject")));
    Verdict::gap_at("its subjects can read every secret of the cluster", hits)
}

/// A role alone harms nobody; what matters is whether it is bound in every namespace at once.
fn role<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    let reading = support::rules(cx.object).find(|(_, rule)| reads_secrets(rule));
    let Some((node, _)) = reading.filter(|_| !support::is_given(cx.object)) else { return Verdict::NotApplicable };
    let names = |b: &plimsoll_estate::Object| support::role_name(b).get().is_some_and(|n| *n == cx.object.key.name);
    if cx.view.of_kind(GROUP, "ClusterRoleBinding").any(names) {
        return Verdict::NotApplicable;
    }
    match cx.view.completeness(GROUP, "ClusterRoleBinding") {
        Completeness::Complete => Verdict::Pass,
        Completeness::Partial(why) => {
            let why = Why::new("this role reads secrets, and what binds it was not seen", why.resolve);
            Verdict::Unknown(why, Some(Hit::new(cx.object, plimsoll_estate::At::exact(node))))
        }
    }
}

fn reads_secrets(rule: &PolicyRule) -> bool {
    dangers_of(rule).any(|hit| hit.danger.id == "read-secrets" && !hit.named)
}
