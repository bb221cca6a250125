//! <https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks>

use std::collections::BTreeSet;

use plimsoll_graph::rbac::{DANGERS, Danger, PolicyRule, Rbac, dangers_of, dangers_of_power};

use crate::short::{ann, binding, everywhere, in_shop, named, paths, rule, user};

fn ids(rule: &PolicyRule) -> Vec<&'static str> {
    dangers_of(rule).map(|hit| hit.danger.id).collect()
}

#[test]
fn each_danger_is_found_in_the_rule_that_gives_it() {
    let cases = [
        ("escalate", "rbac.authorization.k8s.io", "clusterroles", "escalate-roles"),
        ("bind", "rbac.authorization.k8s.io", "roles", "bind-roles"),
        ("impersonate", "core", "groups", "impersonate-users"),
        ("impersonate", "core", "serviceaccounts", "impersonate-service-accounts"),
        ("patch", "rbac.authorization.k8s.io", "rolebindings", "change-roles-and-bindings"),
        ("watch", "core", "secrets", "read-secrets"),
        ("create", "core", "secrets", "write-secrets"),
        ("create", "core", "serviceaccounts/token", "create-service-account-tokens"),
        ("create", "core", "*/token", "create-service-account-tokens"),
        ("create", "core", "pods", "create-pods"),
        ("patch", "core", "pods", "change-pods"),
        ("create", "batch", "cronjobs", "create-workloads"),
        ("get", "core", "pods/exec", "exec-into-pods"),
        ("create", "core", "pods/attach", "attach-to-pods"),
        ("create", "core", "pods/portforward", "forward-pod-ports"),
        ("patch", "core", "pods/ephemeralcontainers", "add-ephemeral-containers"),
        ("get", "core", "nodes/proxy", "proxy-to-nodes"),
        ("patch", "core", "nodes/status", "change-nodes"),
        ("create", "core", "persistentvolumes", "create-persistent-volumes"),
        ("update", "certificates.k8s.io", "certificatesigningrequests/approval", "approve-certificates"),
        ("approve", "certificates.k8s.io", "signers", "use-certificate-signers"),
        ("patch", "admissionregistration.k8s.io", "mutatingwebhookconfigurations", "change-admission"),
        ("update", "admissionregistration.k8s.io", "validatingadmissionpolicies", "change-validation"),
        ("create", "apiregistration.k8s.io", "apiservices", "change-api"),
        ("patch", "core", "namespaces", "change-namespaces"),
        ("delete", "networking.k8s.io", "networkpolicies", "change-network"),
        ("update", "core", "configmaps", "change-config-maps"),
        ("deletecollection", "events.k8s.io", "events", "delete-events"),
        ("delete", "apps", "deployments", "delete-workloads"),
    ];
    for (verb, group, resource, id) in cases {
        assert_eq!(ids(&rule(verb, group, resource)), [id], "{verb} {group} {resource}");
    }
    let tested: BTreeSet<&str> = cases.iter().map(|case| case.3).chain(["wildcard-everything"]).collect();
    assert_eq!(tested.len(), DANGERS.len(), "every danger has a case");
}

#[test]
fn harmless_rules_have_none() {
    let cases = [
        ("get,list,watch", "core", "pods,configmaps,nodes"),
        ("create", "core", "deployments"),
        ("create", "core", "pods/*"),
        ("get", "example.org", "secrets"),
        ("get", "core", "pods/log"),
    ];
    for (verbs, group, resources) in cases {
        assert!(ids(&rule(verbs, group, resources)).is_empty(), "{verbs} {group} {resources}");
    }
    assert!(ids(&paths("*", "*")).is_empty());
}

#[test]
fn wildcards_have_every_danger() {
    assert_eq!(ids(&rule("*", "*", "*")).len(), DANGERS.len());
    assert!(!ids(&rule("*", "core", "*")).contains(&"wildcard-everything"));
    assert!(ids(&rule("*", "core", "*")).contains(&"read-secrets"));
}

#[test]
fn streams_into_pods_need_create_from_1_35() {
    let holds = |verbs, resource, minor| {
        let rule = rule(verbs, "core", resource);
        let danger = dangers_of(&rule).next().map(|hit| hit.danger);
        danger.is_some_and(|danger| danger.holds_in(&rule, minor))
    };
    assert!(holds("get", "pods/exec", 34) && !holds("get", "pods/exec", 35));
    assert!(holds("create", "pods/portforward", 35) && holds("*", "pods/attach", 35));
    assert!(holds("get", "nodes/proxy", 37), "the kubelet asks for nothing more");
}

#[test]
fn names_limit_and_sometimes_disarm() {
    let one = |verb, resource| named(rule(verb, "core", resource), &["one"]);
    let hits: Vec<_> = dangers_of(&one("get", "secrets")).collect();
    assert!(hits.len() == 1 && hits[0].named);
    assert!(ids(&one("create", "secrets")).is_empty(), "a create carries no name");
    assert_eq!(ids(&one("create", "serviceaccounts/token")), ["create-service-account-tokens"]);
    assert!(!ids(&named(rule("*", "*", "*"), &["one"])).contains(&"wildcard-everything"));
}

#[test]
fn cluster_wide_objects_need_a_cluster_wide_binding() {
    let rules = || vec![rule("get,create", "core", "nodes/proxy,secrets")];
    let found = |rbac: &Rbac| -> Vec<&str> {
        let answer = rbac.powers_of(&ann());
        answer.items.iter().flat_map(dangers_of_power).map(|hit| hit.danger.id).collect()
    };
    assert_eq!(found(&everywhere(rules())), ["read-secrets", "write-secrets", "proxy-to-nodes"]);
    assert_eq!(found(&in_shop(rules())), ["read-secrets", "write-secrets"]);
}

#[test]
fn built_in_roles_show_their_dangers() {
    let found = |name: &str| -> BTreeSet<&str> {
        let bindings = vec![binding(0, Some("shop"), name, vec![user("ann")])];
        let rbac = Rbac::new(Vec::new(), bindings);
        let answer = rbac.powers_of(&ann());
        answer.items.iter().flat_map(dangers_of_power).map(|hit| hit.danger.id).collect()
    };
    assert!(found("ClusterRole/view").is_empty());
    assert!(found("ClusterRole/edit").contains("impersonate-service-accounts"));
    assert!(found("ClusterRole/admin").contains("change-roles-and-bindings"));
    assert!(found("ClusterRole/cluster-admin").contains("wildcard-everything"));
}

#[test]
fn the_table_is_whole() {
    let ids: BTreeSet<&str> = DANGERS.iter().map(|danger| danger.id).collect();
    assert_eq!(ids.len(), DANGERS.len());
    for danger in DANGERS {
        assert!(danger.source.starts_with("https://kubernetes.io/docs/"), "{}", danger.id);
        assert_eq!(Danger::by_id(danger.id), Some(danger));
        assert!(!danger.verbs.is_empty() && !danger.targets.is_empty());
    }
}
