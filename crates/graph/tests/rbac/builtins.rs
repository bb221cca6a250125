//! <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings>

use plimsoll_graph::rbac::{BindingId, Decision, Identity, Rbac, Role, RoleId, Tier, builtin_roles, builtin_tier};

use crate::short::{ann, ask, binding, cluster_role, labelled, rule, user};

fn bound(name: &str, roles: Vec<Role>) -> Rbac {
    let name = format!("ClusterRole/{name}");
    Rbac::new(roles, vec![binding(0, None, &name, vec![user("ann")])])
}

fn allowed(name: &str, text: &str) -> bool {
    bound(name, Vec::new()).allows(&ann(), &ask(text)).is_some()
}

#[test]
fn user_roles_without_their_objects() {
    let cases = [
        ("cluster-admin", "escalate x y/z", true),
        ("cluster-admin", "get /metrics", true),
        ("admin", "create rbac.authorization.k8s.io rolebindings in a", true),
        ("admin", "get core secrets in a", true),
        ("admin", "get core pods in a", true),
        ("admin", "update core resourcequotas in a", false),
        ("admin", "update core namespaces in a", false),
        ("edit", "create rbac.authorization.k8s.io rolebindings in a", false),
        ("edit", "list core secrets in a", true),
        ("edit", "create core pods/exec in a named p", true),
        ("edit", "create core serviceaccounts/token in a named s", true),
        ("edit", "impersonate core serviceaccounts in a named s", true),
        ("edit", "get core pods/log in a named p", true),
        ("edit", "update core endpoints in a", false),
        ("view", "get core pods in a", true),
        ("view", "get core secrets in a", false),
        ("view", "create core pods in a", false),
        ("view", "get rbac.authorization.k8s.io roles in a", false),
        ("view", "list core nodes", false),
        ("system:kubelet-api-admin", "create core nodes/proxy named n", true),
        ("system:monitoring", "get /metrics", true),
        ("system:monitoring", "get /livez/ping", true),
    ];
    for (role, text, expected) in cases {
        assert_eq!(allowed(role, text), expected, "{role}: {text}");
    }
}

#[test]
fn a_role_of_the_input_joins_a_built_in_one_by_label() {
    let widgets = vec![rule("get", "example.org", "widgets")];
    let part = labelled(cluster_role(9, "part", widgets), "rbac.authorization.k8s.io/aggregate-to-view");
    for name in ["view", "edit", "admin"] {
        let rbac = bound(name, vec![part.clone()]);
        let grant = rbac.allows(&ann(), &ask("get example.org widgets")).unwrap();
        assert_eq!(grant.rule.role, RoleId::Input(9));
        assert!(matches!(grant.role, RoleId::Builtin(_)));
    }
}

#[test]
fn a_role_of_the_input_replaces_the_built_in_one() {
    let rbac = bound("view", vec![cluster_role(3, "view", vec![rule("get", "core", "nodes")])]);
    assert!(rbac.allows(&ann(), &ask("get core pods")).is_none());
    assert!(rbac.allows(&ann(), &ask("get core nodes")).is_some());
}

#[test]
fn everybody_has_the_powers_of_everybody() {
    let rbac = Rbac::new(Vec::new(), Vec::new());
    let bot = Identity::service_account("shop", "bot");
    let review = ask("create authorization.k8s.io selfsubjectaccessreviews");
    let grant = rbac.allows(&bot, &review).unwrap();
    assert_eq!(grant.binding, BindingId::Builtin("system:basic-user"));
    assert!(rbac.allows(&Identity::anonymous(), &review).is_none());
    assert!(rbac.allows(&Identity::anonymous(), &ask("get /version")).is_some());
    assert!(rbac.allows(&Identity::anonymous(), &ask("get /apis")).is_none());
}

#[test]
fn complete_lists_are_not_added_to() {
    let bindings = vec![binding(0, None, "ClusterRole/cluster-admin", vec![user("ann")])];
    let rbac = Rbac::live(Vec::new(), bindings);
    assert_eq!(rbac.decide(&ann(), &ask("get core pods")), Decision::Denied);
}

#[test]
fn names_are_recognised() {
    let cases = [
        ("cluster-admin", Some(Tier::Everything)),
        ("admin", Some(Tier::Admin)),
        ("edit", Some(Tier::Edit)),
        ("view", Some(Tier::View)),
        ("system:node", Some(Tier::System)),
        ("system:controller:job-controller", Some(Tier::System)),
        ("viewer", None),
    ];
    for (name, tier) in cases {
        assert_eq!(builtin_tier(name), tier, "{name}");
    }
    assert!(builtin_roles().all(|name| builtin_tier(name).is_some()));
}
