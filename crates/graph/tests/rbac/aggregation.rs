//! <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles>

use std::collections::BTreeMap;

use plimsoll_graph::rbac::{Expression, LabelSelector, Operator, PolicyRule, Rbac, Role, RoleId, RuleRef};

use crate::short::{ann, ask, binding, cluster_role, computed, gathering, labelled, role, rule, user};

fn pods() -> Vec<PolicyRule> {
    vec![rule("get", "core", "pods")]
}

fn secrets() -> Vec<PolicyRule> {
    vec![rule("get", "core", "secrets")]
}

fn bound(roles: Vec<Role>) -> Rbac {
    Rbac::with(computed(), roles, vec![binding(0, None, "ClusterRole/sum", vec![user("ann")])])
}

fn source(rbac: &Rbac, text: &str) -> Option<RuleRef> {
    rbac.allows(&ann(), &ask(text)).map(|grant| grant.rule)
}

fn at(role: u32, rule: usize) -> Option<RuleRef> {
    Some(RuleRef { role: RoleId::Input(role), rule })
}

#[test]
fn rules_come_from_the_selected_roles_and_name_them() {
    let roles = vec![
        gathering(cluster_role(0, "sum", Vec::new()), "a"),
        labelled(cluster_role(1, "part", pods()), "a"),
        labelled(cluster_role(2, "apart", secrets()), "b"),
    ];
    let rbac = bound(roles);
    assert_eq!(source(&rbac, "get core pods"), at(1, 0));
    assert_eq!(rbac.allows(&ann(), &ask("get core pods")).unwrap().role, RoleId::Input(0));
    assert_eq!(source(&rbac, "get core secrets"), None);
}

#[test]
fn own_rules_are_overwritten_in_manifests_and_kept_from_a_server() {
    let roles = || {
        vec![
            gathering(cluster_role(0, "sum", [secrets(), pods()].concat()), "a"),
            labelled(cluster_role(1, "part", pods()), "a"),
        ]
    };
    assert_eq!(source(&bound(roles()), "get core secrets"), None);
    let bindings = vec![binding(0, None, "ClusterRole/sum", vec![user("ann")])];
    let live = Rbac::live(roles(), bindings);
    assert_eq!(source(&live, "get core secrets"), at(0, 0));
    assert_eq!(source(&live, "get core pods"), at(1, 0), "traced to the role it came from");
}

#[test]
fn aggregation_goes_through_aggregated_roles_and_ends_in_rings() {
    let sum = |id, name, selects, label| labelled(gathering(cluster_role(id, name, secrets()), selects), label);
    let roles = vec![
        sum(0, "sum", "b", "c"),
        sum(1, "middle", "c", "b"),
        sum(2, "ring", "b", "c"),
        labelled(cluster_role(3, "leaf", pods()), "c"),
    ];
    let rbac = bound(roles);
    assert_eq!(source(&rbac, "get core pods"), at(3, 0));
    assert_eq!(source(&rbac, "get core secrets"), None);
}

#[test]
fn a_role_does_not_gather_itself_or_namespaced_roles() {
    let local = Role { labels: BTreeMap::from([("a".into(), "true".into())]), ..role(1, "shop", "r", pods()) };
    let roles = vec![labelled(gathering(cluster_role(0, "sum", secrets()), "a"), "a"), local];
    let rbac = bound(roles);
    assert_eq!(source(&rbac, "get core secrets"), None);
    assert_eq!(source(&rbac, "get core pods"), None);
}

#[test]
fn no_selectors_select_nothing_and_an_empty_one_everything() {
    let with = |selectors| Role { aggregation: Some(selectors), ..cluster_role(0, "sum", secrets()) };
    for (selectors, expected) in [(vec![], None), (vec![LabelSelector::default()], at(1, 0))] {
        let rbac = bound(vec![with(selectors), cluster_role(1, "part", pods())]);
        assert_eq!(source(&rbac, "get core pods"), expected);
        assert_eq!(source(&rbac, "get core secrets"), None);
    }
}

#[test]
fn selectors() {
    let labels = BTreeMap::from([("tier".to_owned(), "web".to_owned())]);
    let cases: [(&str, Operator, &[&str], bool); 9] = [
        ("tier", Operator::In, &["db", "web"], true),
        ("tier", Operator::In, &["db"], false),
        ("gone", Operator::In, &["db"], false),
        ("tier", Operator::NotIn, &["db"], true),
        ("tier", Operator::NotIn, &["web"], false),
        ("gone", Operator::NotIn, &["web"], true),
        ("tier", Operator::Exists, &[], true),
        ("tier", Operator::DoesNotExist, &[], false),
        ("gone", Operator::DoesNotExist, &[], true),
    ];
    for (key, operator, values, expected) in cases {
        let selector = expressing(key, operator, values);
        assert_eq!(selector.matches(&labels), expected, "{key} {operator:?} {values:?}");
        assert!(selector.is_valid());
    }
}

fn expressing(key: &str, operator: Operator, values: &[&str]) -> LabelSelector {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    let expression = Expression { key: key.to_owned(), operator, values };
    LabelSelector { match_expressions: vec![expression], ..LabelSelector::default() }
}

#[test]
fn all_parts_of_a_selector_must_hold_and_any_selector_is_enough() {
    let mut both = expressing("b", Operator::Exists, &[]);
    both.match_labels.insert("a".to_owned(), "true".to_owned());
    let roles = |selectors| {
        let sum = Role { aggregation: Some(selectors), ..cluster_role(0, "sum", Vec::new()) };
        vec![sum, labelled(cluster_role(1, "part", pods()), "a")]
    };
    assert_eq!(source(&bound(roles(vec![both.clone()])), "get core pods"), None);
    let either = vec![both, LabelSelector::label("a", "true")];
    assert_eq!(source(&bound(roles(either)), "get core pods"), at(1, 0));
}

#[test]
fn the_controller_leaves_a_role_with_a_broken_selector_alone() {
    for broken in [expressing("a", Operator::In, &[]), expressing("a", Operator::Other, &[])] {
        let sum = Role { aggregation: Some(vec![broken]), ..cluster_role(0, "sum", secrets()) };
        assert_eq!(source(&bound(vec![sum]), "get core secrets"), at(0, 0));
    }
}
