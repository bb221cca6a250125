//! Short ways to write roles, bindings and requests.

use std::collections::BTreeMap;

use plimsoll_graph::rbac::{
    Binding, Identity, Knowledge, LabelSelector, PolicyRule, Rbac, RefKind, Request, ResourceRequest, Role, RoleKey,
    RoleRef, Subject, SubjectKind,
};

/// Words between commas; `core` is the core group.
pub fn words(text: &str) -> Vec<String> {
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| if word == "core" { "" } else { word }.to_owned()).collect()
}

pub fn rule(verbs: &str, groups: &str, resources: &str) -> PolicyRule {
    PolicyRule { verbs: words(verbs), api_groups: words(groups), resources: words(resources), ..PolicyRule::default() }
}

pub fn named(rule: PolicyRule, names: &[&str]) -> PolicyRule {
    let resource_names = names.iter().map(|name| (*name).to_owned()).collect();
    PolicyRule { resource_names, ..rule }
}

pub fn paths(verbs: &str, urls: &str) -> PolicyRule {
    PolicyRule { verbs: words(verbs), non_resource_urls: words(urls), ..PolicyRule::default() }
}

pub fn cluster_role(id: u32, name: &str, rules: Vec<PolicyRule>) -> Role {
    Role { id, key: RoleKey::cluster(name), rules, ..Role::default() }
}

pub fn role(id: u32, namespace: &str, name: &str, rules: Vec<PolicyRule>) -> Role {
    Role { id, key: RoleKey::namespaced(namespace, name), rules, ..Role::default() }
}

pub fn labelled(role: Role, key: &str) -> Role {
    Role { labels: BTreeMap::from([(key.to_owned(), "true".to_owned())]), ..role }
}

pub fn gathering(role: Role, key: &str) -> Role {
    Role { aggregation: Some(vec![LabelSelector::label(key, "true")]), ..role }
}

/// `ClusterRole/view` or `Role/reader`.
pub fn binding(id: u32, namespace: Option<&str>, role: &str, subjects: Vec<Subject>) -> Binding {
    let (kind, name) = role.split_once('/').unwrap();
    let kind = match kind {
        "Role" => RefKind::Role,
        "ClusterRole" => RefKind::ClusterRole,
        _ => RefKind::Other,
    };
    Binding {
        id,
        namespace: namespace.map(str::to_owned),
        name: format!("binding-{id}"),
        role_ref: RoleRef { kind, name: name.to_owned() },
        subjects,
    }
}

fn subject(kind: SubjectKind, name: &str, namespace: Option<&str>) -> Subject {
    Subject { kind, name: name.to_owned(), namespace: namespace.map(str::to_owned) }
}

pub fn user(name: &str) -> Subject {
    subject(SubjectKind::User, name, None)
}

pub fn group(name: &str) -> Subject {
    subject(SubjectKind::Group, name, None)
}

pub fn account(name: &str, namespace: Option<&str>) -> Subject {
    subject(SubjectKind::ServiceAccount, name, namespace)
}

pub fn other(name: &str) -> Subject {
    subject(SubjectKind::Other, name, None)
}

pub fn ann() -> Identity {
    Identity { user: "ann".to_owned(), groups: Vec::new() }
}

/// `get core pods/exec in shop named web`: group and resource, then what is said more.
pub fn ask(text: &str) -> Request {
    let words: Vec<&str> = text.split(' ').collect();
    if words[1].starts_with('/') {
        return Request::path(words[0], words[1]);
    }
    let group = if words[1] == "core" { "" } else { words[1] };
    let request = ResourceRequest::new(words[0], group, words[2]);
    let said = |word: &str| words.iter().position(|w| *w == word).map(|at| words[at + 1]);
    let request = said("in").into_iter().fold(request, ResourceRequest::within);
    said("named").into_iter().fold(request, ResourceRequest::named).into()
}

/// One role with these rules, bound to ann in the whole of a fully known cluster.
pub fn everywhere(rules: Vec<PolicyRule>) -> Rbac {
    let bindings = vec![binding(0, None, "ClusterRole/it", vec![user("ann")])];
    Rbac::live(vec![cluster_role(0, "it", rules)], bindings)
}

/// The same, in the namespace `shop` only.
pub fn in_shop(rules: Vec<PolicyRule>) -> Rbac {
    let bindings = vec![binding(0, Some("shop"), "ClusterRole/it", vec![user("ann")])];
    Rbac::live(vec![cluster_role(0, "it", rules)], bindings)
}

pub fn computed() -> Knowledge {
    Knowledge { aggregation: Knowledge::manifests().aggregation, ..Knowledge::live() }
}
