//! <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>

use plimsoll_graph::rbac::{PolicyRule, ResourceRequest};

use crate::short::{ask, named, paths, rule};

fn check(rule: &PolicyRule, yes: &[&str], no: &[&str]) {
    for text in yes {
        assert!(rule.allows(&ask(text)), "{text} should be covered by {rule:?}");
    }
    for text in no {
        assert!(!rule.allows(&ask(text)), "{text} should not be covered by {rule:?}");
    }
}

#[test]
fn verbs() {
    check(&rule("get,list", "core", "pods"), &["get core pods", "list core pods"], &["watch core pods", "* core pods"]);
    check(&rule("*", "core", "pods"), &["get core pods", "escalate core pods", "* core pods"], &[]);
    check(&rule("", "core", "pods"), &[], &["get core pods"]);
    check(&rule("Get", "core", "pods"), &["Get core pods"], &["get core pods"]);
}

#[test]
fn groups() {
    check(&rule("get", "apps", "pods"), &["get apps pods"], &["get core pods", "get apps.x pods"]);
    check(&rule("get", "core", "pods"), &["get core pods"], &["get apps pods"]);
    check(&rule("get", "*", "pods"), &["get apps pods", "get core pods"], &[]);
    check(&rule("get", "", "pods"), &[], &["get core pods"]);
}

#[test]
fn resources() {
    check(&rule("get", "core", "pods"), &["get core pods"], &["get core pods/exec", "get core pod"]);
    check(&rule("get", "core", "*"), &["get core pods", "get core pods/exec"], &[]);
    check(&rule("get", "core", "pods/exec"), &["get core pods/exec"], &["get core pods", "get core pods/log"]);
    check(&rule("get", "core", ""), &[], &["get core pods"]);
}

#[test]
fn a_star_before_the_slash_is_any_resource() {
    check(
        &rule("get", "core", "*/scale"),
        &["get core pods/scale", "get core widgets/scale"],
        &["get core pods", "get core pods/xscale", "get core scale", "get core pods/status"],
    );
}

#[test]
fn a_star_after_the_slash_is_nothing() {
    check(&rule("get", "core", "pods/*"), &["get core pods/*"], &["get core pods", "get core pods/exec"]);
    check(&rule("get", "core", "*/*"), &["get core pods/*"], &["get core pods", "get core pods/exec"]);
}

#[test]
fn a_slash_inside_the_resource_is_taken_literally() {
    let literal = ResourceRequest { resource: "pods/exec".to_owned(), ..ResourceRequest::new("get", "", "") };
    assert!(rule("get", "core", "pods/exec").allows(&literal.clone().into()));
    assert!(!rule("get", "core", "*/exec").allows(&literal.into()));
}

/// <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources>
#[test]
fn names() {
    let one = named(rule("*", "core", "pods,pods/exec"), &["web"]);
    check(
        &one,
        &["get core pods named web", "list core pods named web", "create core pods/exec named web"],
        &["get core pods named db", "get core pods", "list core pods", "watch core pods"],
    );
    check(&one, &[], &["create core pods", "deletecollection core pods"]);
    check(&named(rule("get", "core", "pods"), &[""]), &["get core pods"], &["get core pods named web"]);
    check(&named(rule("get", "core", "pods"), &["*"]), &["get core pods named *"], &["get core pods named web"]);
}

/// <https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-whether-a-request-is-allowed-or-denied>
#[test]
fn urls() {
    check(&paths("get", "/red"), &["get /red"], &["get /red/", "get /redder", "post /red", "get /"]);
    check(&paths("get", "/red*"), &["get /red", "get /redder", "get /red/one"], &["get /re"]);
    check(&paths("get", "/red/*"), &["get /red/", "get /red/one/two"], &["get /red"]);
    check(&paths("get", "/red/***"), &["get /red/one"], &["get /red"]);
    check(&paths("get", "/*/one"), &["get /*/one"], &["get /red/one"]);
    check(&paths("*", "*"), &["get /", "post /red"], &["get core pods"]);
}

#[test]
fn rules_for_objects_and_for_paths_keep_apart() {
    check(&rule("*", "*", "*"), &["get core pods"], &["get /red"]);
}
