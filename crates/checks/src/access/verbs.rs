//! Rules that grant one verb on roles or bindings.

use plimsoll_engine::{Hit, ObjectCx, Verdict};
use plimsoll_estate::At;
use plimsoll_graph::rbac::PolicyRule;
use plimsoll_syntax::Node;

use super::support;

const GROUP: &str = "rbac.authorization.k8s.io";

/// The verdict on a role that should not grant a verb on these resources. Rules limited by name are accepted where
/// the verb only hands out what is named; so are Kubernetes' own roles.
pub(super) fn judge<'e>(cx: &ObjectCx<'e>, verb: &str, resources: &[&str]) -> Verdict<'e> {
    if support::is_given(cx.object) {
        return Verdict::NotApplicable;
    }
    let granting = support::rules(cx.object).filter(|(_, rule)| grants(rule, verb, resources));
    let places = granting.filter_map(|(node, _)| place(node, verb));
    let hits = places.map(|at| Hit::new(cx.object, at)).collect();
    support::judge_role(cx, format!("whoever holds this role has the verb `{verb}`"), hits)
}

fn grants(rule: &PolicyRule, verb: &str, resources: &[&str]) -> bool {
    let named = verb == "bind" && !rule.resource_names.is_empty();
    let has = |list: &[String], wanted: &[&str]| list.iter().any(|word| word == "*" || wanted.contains(&word.as_str()));
    !named && has(&rule.api_groups, &[GROUP]) && has(&rule.resources, resources) && has(&rule.verbs, &[verb])
}

/// The word that grants it.
fn place(rule: Node<'_>, verb: &str) -> Option<At> {
    let mut words = rule.get("verbs").into_iter().flat_map(|verbs| verbs.items());
    words.find(|word| word.text() == "*" || word.text() == verb).map(At::exact)
}
