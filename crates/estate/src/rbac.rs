//! Roles and bindings of the estate as the resolver wants them; their numbers are those of [`View::number`].

use std::collections::BTreeMap;

use plimsoll_graph::rbac::{
    Aggregation, Binding, Coverage, Expression, Knowledge, LabelSelector, Operator, PolicyRule, Rbac, RefKind, Role,
    RoleKey, RoleRef, Subject, SubjectKind,
};
use plimsoll_model::Completeness;
use plimsoll_syntax::Node;

use crate::{Object, View};

/// API group of roles and bindings.
pub const GROUP: &str = "rbac.authorization.k8s.io";

/// Kinds that hold rules.
pub const ROLE_KINDS: [&str; 2] = ["ClusterRole", "Role"];
/// Kinds that bind rules to somebody.
pub const BINDING_KINDS: [&str; 2] = ["ClusterRoleBinding", "RoleBinding"];

/// Everything that a view tells about access.
pub(crate) fn resolver(view: View<'_>) -> Rbac {
    let of = |kinds: [&'static str; 2]| kinds.into_iter().flat_map(move |kind| view.of_kind(GROUP, kind));
    let knowledge = Knowledge {
        roles: coverage(view, ROLE_KINDS),
        bindings: coverage(view, BINDING_KINDS),
        builtins: true,
        aggregation: Aggregation::Computed,
    };
    let roles = of(ROLE_KINDS).map(|o| Role { id: view.number(o), ..role(o) }).collect();
    let bindings = of(BINDING_KINDS).map(|o| Binding { id: view.number(o), ..binding(o) }).collect();
    Rbac::with(knowledge, roles, bindings)
}

fn coverage(view: View<'_>, kinds: [&str; 2]) -> Coverage {
    let complete = kinds.iter().all(|kind| view.completeness(GROUP, kind) == Completeness::Complete);
    if complete { Coverage::Complete } else { Coverage::Partial }
}

/// A Role or ClusterRole as the resolver wants it.
#[must_use]
pub fn role(object: &Object) -> Role {
    let node = object.node();
    Role {
        id: object.id.0,
        key: RoleKey { namespace: namespace(object), name: object.key.name.to_string() },
        labels: pairs(node.at("metadata.labels")),
        rules: node.get("rules").into_iter().flat_map(|r| r.items()).map(rule).collect(),
        aggregation: node.at("aggregationRule.clusterRoleSelectors").map(|s| s.items().map(selector).collect()),
    }
}

/// A RoleBinding or ClusterRoleBinding as the resolver wants it.
#[must_use]
pub fn binding(object: &Object) -> Binding {
    let node = object.node();
    let kind = match node.at("roleRef.kind").map_or("", |k| k.text()) {
        "ClusterRole" => RefKind::ClusterRole,
        "Role" => RefKind::Role,
        _ => RefKind::Other,
    };
    Binding {
        id: object.id.0,
        namespace: namespace(object),
        name: object.key.name.to_string(),
        role_ref: RoleRef { kind, name: text(node.at("roleRef.name")) },
        subjects: node.get("subjects").into_iter().flat_map(|s| s.items()).map(subject).collect(),
    }
}

/// A namespaced object without a namespace lands in `default`.
fn namespace(object: &Object) -> Option<String> {
    let namespaced = matches!(&*object.key.kind, "Role" | "RoleBinding");
    namespaced.then(|| object.namespace().to_owned())
}

fn rule(node: Node<'_>) -> PolicyRule {
    PolicyRule {
        verbs: words(node.get("verbs")),
        api_groups: words(node.get("apiGroups")),
        resources: words(node.get("resources")),
        resource_names: words(node.get("resourceNames")),
        non_resource_urls: words(node.get("nonResourceURLs")),
    }
}

fn subject(node: Node<'_>) -> Subject {
    let kind = match node.get("kind").map_or("", |k| k.text()) {
        "User" => SubjectKind::User,
        "Group" => SubjectKind::Group,
        "ServiceAccount" => SubjectKind::ServiceAccount,
        _ => SubjectKind::Other,
    };
    let namespace = node.get("namespace").map(|n| n.text().to_owned()).filter(|n| !n.is_empty());
    Subject { kind, name: text(node.get("name")), namespace }
}

fn selector(node: Node<'_>) -> LabelSelector {
    LabelSelector {
        match_labels: pairs(node.get("matchLabels")),
        match_expressions: node.get("matchExpressions").into_iter().flat_map(|e| e.items()).map(expression).collect(),
    }
}

fn expression(node: Node<'_>) -> Expression {
    let operator = match node.get("operator").map_or("", |o| o.text()) {
        "In" => Operator::In,
        "NotIn" => Operator::NotIn,
        "Exists" => Operator::Exists,
        "DoesNotExist" => Operator::DoesNotExist,
        _ => Operator::Other,
    };
    Expression { key: text(node.get("key")), operator, values: words(node.get("values")) }
}

fn text(node: Option<Node<'_>>) -> String {
    node.map_or_else(String::new, |n| n.text().to_owned())
}

fn words(node: Option<Node<'_>>) -> Vec<String> {
    node.into_iter().flat_map(|n| n.items()).map(|n| n.text().to_owned()).collect()
}

fn pairs(node: Option<Node<'_>>) -> BTreeMap<String, String> {
    let entries = node.map(|n| n.entries()).unwrap_or_default();
    entries.into_iter().map(|(k, v)| (k.text().to_owned(), v.text().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use plimsoll_graph::rbac::{BindingId, RoleId};
    use plimsoll_model::{Snapshot, SourceFile};

    use crate::{Estate, Options, View, normalise};

    const ROLE: &str = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\n\
                        rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]\n";
    const BINDING: &str = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\n\
                           roleRef: {kind: ClusterRole, name: reader}\nsubjects: [{kind: User, name: alice}]\n";

    fn estate(text: &str) -> Estate {
        let file = SourceFile { path: "a.yaml".into(), text: text.into(), masks: vec![] };
        normalise(Snapshot { files: vec![file], ..Snapshot::default() }, &Options::default())
    }

    #[test]
    fn an_overlaid_binding_and_a_role_of_the_base_keep_their_own_numbers() {
        let (base, over) = (estate(ROLE), estate(BINDING));
        let view = View::overlay(&base, &over);
        let binding = &over.objects()[0];
        assert_eq!((view.number(&base.objects()[0]), view.number(binding)), (0, 1));
        let powers = view.rbac().powers_of_binding(BindingId::Input(view.number(binding)));
        let RoleId::Input(role) = powers.items[0].grant.role else { panic!("the role is in the input") };
        assert_eq!(view.numbered(role).map(|o| &*o.key.name), Some("reader"));
        assert!(view.numbered(2).is_none());
    }
}
