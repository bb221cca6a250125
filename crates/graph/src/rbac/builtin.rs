//! Roles and bindings that the API server creates itself.
//!
//! See <https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings>.

use std::collections::BTreeMap;

use super::builtin_table::{BINDINGS, BuiltinRole, BuiltinRule, ROLES};
use super::selector::LabelSelector;
use super::types::{Binding, PolicyRule, RefKind, Role, RoleKey, RoleRef, Subject, SubjectKind};

/// What a built-in role is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Every verb on everything: `cluster-admin`.
    Everything,
    /// A namespace with its roles and bindings: `admin`.
    Admin,
    /// A namespace with its workloads and secrets: `edit`.
    Edit,
    /// A namespace to look at, secrets left out: `view`.
    View,
    /// A part of Kubernetes: `system:…`.
    System,
}

/// What a role of this name is for, if Kubernetes made it; tells nothing of a Role in a namespace.
///
/// The prefix `system:` is reserved, so such a name is recognised even where its rules are not
/// known here.
pub fn builtin_tier(name: &str) -> Option<Tier> {
    match name {
        "cluster-admin" => Some(Tier::Everything),
        "admin" => Some(Tier::Admin),
        "edit" => Some(Tier::Edit),
        "view" => Some(Tier::View),
        _ => name.starts_with("system:").then_some(Tier::System),
    }
}

/// The names of the built-in ClusterRoles whose rules are known here.
pub fn builtin_roles() -> impl Iterator<Item = &'static str> {
    ROLES.iter().map(|role| role.name)
}

pub(super) fn static_name(name: &str) -> Option<&'static str> {
    builtin_roles().find(|known| *known == name)
}

pub(super) fn roles() -> impl Iterator<Item = Role> {
    ROLES.iter().map(role)
}

/// The rules of `cluster-admin`.
pub(super) fn everything() -> Role {
    ROLES.iter().find(|r| r.name == "cluster-admin").map(role).unwrap_or_default()
}

pub(super) fn bindings() -> impl Iterator<Item = (&'static str, Binding)> {
    BINDINGS.iter().map(|(name, groups)| (*name, binding(name, groups)))
}

fn role(known: &BuiltinRole) -> Role {
    Role {
        id: 0,
        key: RoleKey::cluster(known.name),
        labels: labels(known.joins),
        rules: known.rules.iter().map(rule).collect(),
        aggregation: known.gathers.map(|word| vec![LabelSelector::label(label(word), "true")]),
    }
}

fn label(word: &str) -> String {
    format!("rbac.authorization.k8s.io/aggregate-to-{word}")
}

fn labels(joins: Option<&str>) -> BTreeMap<String, String> {
    let every = ("kubernetes.io/bootstrapping".to_owned(), "rbac-defaults".to_owned());
    let joins = joins.map(|word| (label(word), "true".to_owned()));
    std::iter::once(every).chain(joins).collect()
}

fn rule(known: &BuiltinRule) -> PolicyRule {
    PolicyRule {
        verbs: owned(known.verbs),
        api_groups: owned(known.groups),
        resources: owned(known.resources),
        resource_names: owned(known.names),
        non_resource_urls: owned(known.paths),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn binding(name: &str, groups: &[&str]) -> Binding {
    Binding {
        id: 0,
        namespace: None,
        name: name.to_owned(),
        role_ref: RoleRef { kind: RefKind::ClusterRole, name: name.to_owned() },
        subjects: groups.iter().map(|group| group_subject(group)).collect(),
    }
}

fn group_subject(name: &str) -> Subject {
    Subject { kind: SubjectKind::Group, name: name.to_owned(), namespace: None }
}
