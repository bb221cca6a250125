//! What is not known is said to be.

use plimsoll_graph::rbac::{BindingId, Coverage, Decision, Knowledge, Rbac, RoleId, RoleKey, Unresolved};

use crate::short::{ann, ask, binding, cluster_role, computed, gathering, rule, user};

/// All bindings are given, not all roles.
fn roles_partial() -> Knowledge {
    Knowledge { roles: Coverage::Partial, ..computed() }
}

fn gone() -> Unresolved {
    Unresolved::MissingRole { binding: BindingId::Input(5), key: RoleKey::cluster("gone") }
}

#[test]
fn a_missing_role_makes_a_no_unknown() {
    let bindings = vec![binding(5, None, "ClusterRole/gone", vec![user("ann")])];
    let rbac = Rbac::with(roles_partial(), Vec::new(), bindings.clone());
    let request = ask("get core pods");
    assert_eq!(rbac.decide(&ann(), &request), Decision::Unknown(vec![gone()]));
    assert_eq!(rbac.powers_of(&ann()).unresolved, [gone()]);
    assert_eq!(rbac.who_can(&request).unresolved, [gone()]);
    assert_eq!(rbac.missing_roles().collect::<Vec<_>>(), [gone()]);
    let live = Rbac::live(Vec::new(), bindings);
    assert_eq!(live.decide(&ann(), &request), Decision::Denied, "the server passes over it");
}

#[test]
fn a_missing_role_of_somebody_else_or_elsewhere_does_not_matter() {
    for (namespace, who) in [(None, "bob"), (Some("other"), "ann")] {
        let bindings = vec![binding(5, namespace, "ClusterRole/gone", vec![user(who)])];
        let rbac = Rbac::with(roles_partial(), Vec::new(), bindings);
        assert_eq!(rbac.decide(&ann(), &ask("get core pods in shop")), Decision::Denied);
    }
}

#[test]
fn a_missing_role_does_not_unmake_a_yes() {
    let bindings = vec![
        binding(5, None, "ClusterRole/gone", vec![user("ann")]),
        binding(6, None, "ClusterRole/it", vec![user("ann")]),
    ];
    let roles = vec![cluster_role(0, "it", vec![rule("get", "core", "pods")])];
    let rbac = Rbac::with(roles_partial(), roles, bindings);
    assert!(matches!(rbac.decide(&ann(), &ask("get core pods")), Decision::Allowed(_)));
}

#[test]
fn an_aggregated_role_stays_open_while_roles_are_missing() {
    let roles = || vec![gathering(cluster_role(3, "sum", Vec::new()), "a")];
    let bindings = || vec![binding(5, None, "ClusterRole/sum", vec![user("ann")])];
    let open = Unresolved::OpenAggregation { binding: BindingId::Input(5), role: RoleId::Input(3) };
    let ask = ask("get core pods");
    let partial = Rbac::with(roles_partial(), roles(), bindings());
    assert_eq!(partial.decide(&ann(), &ask), Decision::Unknown(vec![open]));
    let complete = Rbac::with(computed(), roles(), bindings());
    assert_eq!(complete.decide(&ann(), &ask), Decision::Denied);
}

#[test]
fn partial_bindings_make_every_no_unknown() {
    let rbac = Rbac::new(Vec::new(), Vec::new());
    let unknown = Decision::Unknown(vec![Unresolved::PartialBindings]);
    assert_eq!(rbac.decide(&ann(), &ask("get core pods")), unknown);
}

#[test]
fn a_reference_that_can_never_be_is_a_plain_no() {
    for name in ["Role/it", "Other/it"] {
        let bindings = vec![binding(5, None, name, vec![user("ann")])];
        let rbac = Rbac::with(roles_partial(), Vec::new(), bindings);
        assert_eq!(rbac.decide(&ann(), &ask("get core pods")), Decision::Denied, "{name}");
    }
}

#[test]
fn a_system_role_whose_rules_are_not_known_here_is_unresolved() {
    let name = "ClusterRole/system:controller:job-controller";
    let rbac = Rbac::new(Vec::new(), vec![binding(5, None, name, vec![user("ann")])]);
    assert_eq!(rbac.missing_roles().count(), 1);
}
