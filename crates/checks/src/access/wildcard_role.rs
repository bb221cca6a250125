//! # What
//! A rule of a Role or ClusterRole has `*` among its verbs, API groups or resources. Rules with all three are
//! reported as `full-wildcard-role`; Kubernetes' own roles and aggregated ones are left out.
//!
//! # Why
//! A wildcard grants what nobody thought of: subresources such as `pods/exec`, verbs such as `escalate`, and every
//! kind that a later version or operator brings.
//!
//! # Fix
//! Replace `*` with the words that are used; the audit log shows which.
//!
//! # References
//! - <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
//! - <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>

use plimsoll_engine::{Hit, ObjectCx};
use plimsoll_estate::At;
use plimsoll_syntax::Node;

use super::support;
use crate::prelude::*;
use serde_json::json;

/// The check.
pub static CHECK: Check = Check {
    slug: "wildcard-role",
    aliases: &["KSV-0045", "CKV_K8S_49"],
    controls: &["k8s-rbac-no-wildcards"],
    proves: &["k8s-rbac-no-wildcards"],
    title: "role uses a wildcard",
    severity: Severity::High,
    confidence: Confidence::High,
    profile: Profile::Default,
    fix: "replace `*` with the verbs, API groups and resources that are used",
    since: "0.1.0",
    run: Run::Object(&[("rbac.authorization.k8s.io", "ClusterRole"), ("rbac.authorization.k8s.io", "Role")], run),
};

fn run<'e>(cx: &ObjectCx<'e>) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let rules = support::rules(cx.object).filter(|(_, rule)| !support::is_everything(rule));
    let hits = rules.flat_map(|(node, _)| wildcards(node)).map(|(at, note)| Hit::noted(cx.object, at, note));
    support::judge_role(cx, "it grants more than it names", hits.collect())
        .fixed_by_maybe(|| Some(reading(cx.object)))
        .review("which verbs its holders use")
}

/// The wildcards of a rule that names objects of the API.
fn wildcards(rule: Node<'_>) -> Vec<(At, &'static str)> {
    let lists = [("verbs", "every verb"), ("apiGroups", "every API group"), ("resources", "every resource")];
    let stars = |key: &'static str| rule.get(key).into_iter().flat_map(|list| list.items()).filter(|i| i.text() == "*");
    lists.into_iter().flat_map(|(key, note)| stars(key).map(move |star| (At::exact(star), note))).collect()
}

/// Reading, in the place of every verb. Which resources are meant cannot be guessed.
fn reading(object: &Object) -> Remedy {
    let verbs = support::rules(object).filter(|(_, rule)| !support::is_everything(rule));
    let verbs = verbs.filter_map(|(node, _)| node.get("verbs"));
    let every = verbs.filter(|verbs| verbs.items().any(|verb| verb.text() == "*")).map(At::exact);
    every.fold(Remedy::none(), |remedy, at| remedy.and_set(object, at, json!(["get", "list", "watch"])))
}
