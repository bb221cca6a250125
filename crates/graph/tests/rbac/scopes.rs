//! <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding>

use plimsoll_graph::rbac::{BindingId, Decision, Grant, Identity, Principal, Rbac, RoleId, RuleRef, Scope, Subject};

use crate::short::{
    account, ann, ask, binding, cluster_role, everywhere, group, in_shop, other, paths, role, rule, user,
};

fn allowed(rbac: &Rbac, text: &str) -> bool {
    matches!(rbac.decide(&ann(), &ask(text)), Decision::Allowed(_))
}

#[test]
fn a_cluster_role_binding_holds_everywhere() {
    let rbac = everywhere(vec![rule("get", "core", "pods"), paths("get", "/red")]);
    for text in ["get core pods", "get core pods in shop", "get core pods in other", "get /red"] {
        assert!(allowed(&rbac, text), "{text}");
    }
}

#[test]
fn a_role_binding_holds_in_its_namespace_and_never_for_paths() {
    let rbac = in_shop(vec![rule("get", "core", "pods"), paths("get", "/red")]);
    assert!(allowed(&rbac, "get core pods in shop"));
    for text in ["get core pods", "get core pods in other", "get /red"] {
        assert!(!allowed(&rbac, text), "{text}");
    }
    assert_eq!(rbac.powers_of(&ann()).items.len(), 1);
}

#[test]
fn an_empty_namespace_is_none() {
    let rbac = in_shop(vec![rule("get", "core", "pods")]);
    let request = plimsoll_graph::rbac::ResourceRequest::new("get", "", "pods").within("");
    assert_eq!(rbac.decide(&ann(), &request.into()), Decision::Denied);
}

#[test]
fn a_role_is_found_in_the_bindings_namespace_only() {
    let roles = || vec![role(0, "shop", "it", vec![rule("get", "core", "pods")])];
    let cases = [
        (Some("shop"), "Role/it", true),
        (Some("other"), "Role/it", false),
        (Some("shop"), "ClusterRole/it", false),
        (Some("shop"), "Other/it", false),
        (None, "Role/it", false),
    ];
    for (namespace, name, expected) in cases {
        let rbac = Rbac::live(roles(), vec![binding(0, namespace, name, vec![user("ann")])]);
        let found = ["shop", "other"].iter().any(|n| allowed(&rbac, &format!("get core pods in {n}")));
        assert_eq!(found, expected, "{namespace:?} {name}");
    }
}

fn matches(subject: Subject, namespace: Option<&str>, who: &Identity) -> bool {
    let roles = vec![cluster_role(0, "it", vec![rule("get", "core", "pods")])];
    let rbac = Rbac::live(roles, vec![binding(0, namespace, "ClusterRole/it", vec![subject])]);
    rbac.allows(who, &ask("get core pods in shop")).is_some()
}

/// <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects>
#[test]
fn subjects() {
    let bot = Identity::service_account("shop", "bot");
    let yes = [
        (account("bot", Some("shop")), None),
        (account("bot", Some("shop")), Some("shop")),
        (account("bot", None), Some("shop")),
        (account("bot", Some("")), Some("shop")),
        (user("system:serviceaccount:shop:bot"), None),
        (group("system:serviceaccounts"), None),
        (group("system:serviceaccounts:shop"), None),
        (group("system:authenticated"), None),
    ];
    for (subject, namespace) in yes {
        assert!(matches(subject.clone(), namespace, &bot), "{subject:?} {namespace:?}");
    }
    let no = [
        (account("bot", None), None),
        (account("bot", Some("other")), Some("shop")),
        (account("rob", Some("shop")), None),
        (user("bot"), None),
        (group("bot"), None),
        (group("system:serviceaccounts:other"), None),
        (group("system:unauthenticated"), None),
        (other("system:serviceaccount:shop:bot"), None),
    ];
    for (subject, namespace) in no {
        assert!(!matches(subject.clone(), namespace, &bot), "{subject:?} {namespace:?}");
    }
}

#[test]
fn groups_come_from_the_identity_and_not_from_its_name() {
    let bare = Identity { groups: Vec::new(), ..Identity::service_account("shop", "bot") };
    assert!(!matches(group("system:serviceaccounts"), None, &bare));
    assert!(matches(account("bot", Some("shop")), None, &bare));
    assert!(matches(group("crew"), None, &Identity::user("ann", ["crew"])));
    assert!(matches(group("system:unauthenticated"), None, &Identity::anonymous()));
    assert!(!matches(group("system:authenticated"), None, &Identity::anonymous()));
}

#[test]
fn a_grant_names_binding_role_and_rule() {
    let rules = vec![rule("get", "core", "secrets"), rule("get", "core", "pods")];
    let roles = vec![cluster_role(41, "it", rules)];
    let rbac = Rbac::live(roles, vec![binding(7, None, "ClusterRole/it", vec![user("ann")])]);
    let grant = rbac.allows(&ann(), &ask("get core pods")).unwrap();
    let role = RoleId::Input(41);
    let rule_ref = RuleRef { role, rule: 1 };
    assert_eq!(grant, Grant { binding: BindingId::Input(7), role, rule: rule_ref });
    assert_eq!(rbac.rule(rule_ref), Some(&rule("get", "core", "pods")));
    assert_eq!(rbac.rule(RuleRef { role, rule: 2 }), None);
}

#[test]
fn two_roles_of_one_name_are_read_as_one() {
    let roles = vec![
        cluster_role(0, "it", vec![rule("get", "core", "pods")]),
        cluster_role(1, "it", vec![rule("get", "core", "secrets")]),
    ];
    let rbac = Rbac::live(roles, vec![binding(0, None, "ClusterRole/it", vec![user("ann")])]);
    assert!(allowed(&rbac, "get core pods") && allowed(&rbac, "get core secrets"));
}

#[test]
fn who_can_lists_each_subject_of_each_binding() {
    let roles = vec![cluster_role(0, "it", vec![rule("get", "core", "pods")])];
    let bindings = vec![
        binding(0, None, "ClusterRole/it", vec![user("ann"), group("crew")]),
        binding(1, Some("shop"), "ClusterRole/it", vec![account("bot", None), other("x")]),
        binding(2, Some("other"), "ClusterRole/it", vec![user("eve")]),
    ];
    let rbac = Rbac::live(roles, bindings);
    let answer = rbac.who_can(&ask("get core pods in shop"));
    let who: Vec<&Principal> = answer.items.iter().map(|item| item.subject).collect();
    let bot = Principal::ServiceAccount { namespace: "shop".to_owned(), name: "bot".to_owned() };
    let (masters, ann, crew) = (
        Principal::Group("system:masters".to_owned()),
        Principal::User("ann".to_owned()),
        Principal::Group("crew".to_owned()),
    );
    assert_eq!(who, [&masters, &ann, &crew, &bot]);
    assert!(answer.unresolved.is_empty());
    assert_eq!(rbac.principals().len(), 5);
}

#[test]
fn powers_tell_where_they_hold() {
    let roles = vec![cluster_role(0, "it", vec![rule("get", "core", "pods"), rule("", "core", "x")])];
    let bindings = vec![
        binding(0, Some("shop"), "ClusterRole/it", vec![user("ann"), user("ann")]),
        binding(1, None, "ClusterRole/it", vec![user("ann")]),
    ];
    let rbac = Rbac::live(roles, bindings);
    let answer = rbac.powers_of(&ann());
    let scopes: Vec<&Scope> = answer.items.iter().map(|power| power.scope).collect();
    assert_eq!(scopes, [&Scope::Namespace("shop".to_owned()), &Scope::Cluster]);
}

/// <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege>
#[test]
fn masters_may_do_anything_without_any_role() {
    let rbac = Rbac::live(Vec::new(), Vec::new());
    let root = Identity::user("root", ["system:masters"]);
    for text in ["delete core nodes named a", "get /metrics", "escalate x y/z in shop"] {
        let grant = rbac.allows(&root, &ask(text)).unwrap();
        assert_eq!(grant.binding, BindingId::Builtin("system:masters"));
        assert_eq!(rbac.decide(&ann(), &ask(text)), Decision::Denied);
    }
}
