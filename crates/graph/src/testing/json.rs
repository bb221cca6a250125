//! Roles, bindings and questions as Kubernetes writes them, and back.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::rbac::{
    Binding, Expression, Identity, LabelSelector, Operator, PolicyRule, RefKind, Request, ResourceRequest, Role,
    RoleKey, RoleRef, Subject, SubjectKind,
};

const GROUP: &str = "rbac.authorization.k8s.io";

pub(super) fn namespace(name: &str) -> Value {
    json!({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})
}

pub(super) fn role(role: &Role) -> Value {
    let kind = if role.key.namespace.is_some() { "Role" } else { "ClusterRole" };
    let mut object = object(kind, &role.key.name, role.key.namespace.as_deref());
    object["metadata"]["labels"] = json!(role.labels);
    object["rules"] = role.rules.iter().map(rule).collect();
    if let Some(selectors) = &role.aggregation {
        let selectors: Value = selectors.iter().map(selector).collect();
        object["aggregationRule"] = json!({"clusterRoleSelectors": selectors});
    }
    object
}

pub(super) fn binding(binding: &Binding) -> Value {
    let local = binding.namespace.is_some();
    let kind = if local { "RoleBinding" } else { "ClusterRoleBinding" };
    let mut object = object(kind, &binding.name, binding.namespace.as_deref());
    let role = if binding.role_ref.kind == RefKind::Role { "Role" } else { "ClusterRole" };
    object["roleRef"] = json!({"apiGroup": GROUP, "kind": role, "name": binding.role_ref.name});
    object["subjects"] = binding.subjects.iter().filter_map(subject).collect();
    object
}

pub(super) fn review(who: &Identity, request: &Request) -> Value {
    let mut spec = json!({"user": who.user, "groups": who.groups});
    match request {
        Request::Resource(request) => spec["resourceAttributes"] = attributes(request),
        Request::Path { verb, path } => {
            spec["nonResourceAttributes"] = json!({"verb": verb, "path": path});
        }
    }
    json!({"apiVersion": "authorization.k8s.io/v1", "kind": "SubjectAccessReview", "spec": spec})
}

fn attributes(request: &ResourceRequest) -> Value {
    json!({
        "verb": request.verb,
        "group": request.group,
        "resource": request.resource,
        "subresource": request.subresource,
        "name": request.name,
        "namespace": request.namespace.as_deref().unwrap_or_default(),
    })
}

fn object(kind: &str, name: &str, namespace: Option<&str>) -> Value {
    let mut metadata = json!({"name": name});
    if let Some(namespace) = namespace {
        metadata["namespace"] = json!(namespace);
    }
    json!({"apiVersion": format!("{GROUP}/v1"), "kind": kind, "metadata": metadata})
}

fn rule(rule: &PolicyRule) -> Value {
    let fields = [
        ("verbs", &rule.verbs),
        ("apiGroups", &rule.api_groups),
        ("resources", &rule.resources),
        ("resourceNames", &rule.resource_names),
        ("nonResourceURLs", &rule.non_resource_urls),
    ];
    let filled = fields.into_iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(field, words)| (field.to_owned(), json!(words))).collect::<serde_json::Map<_, _>>().into()
}

fn selector(selector: &LabelSelector) -> Value {
    let expressions: Value = selector.match_expressions.iter().map(expression).collect();
    json!({"matchLabels": selector.match_labels, "matchExpressions": expressions})
}

const OPERATORS: [(&str, Operator); 4] = [
    ("In", Operator::In),
    ("NotIn", Operator::NotIn),
    ("Exists", Operator::Exists),
    ("DoesNotExist", Operator::DoesNotExist),
];

fn expression(expression: &Expression) -> Value {
    let word = OPERATORS.iter().find(|(_, o)| *o == expression.operator).map(|(word, _)| *word);
    json!({"key": expression.key, "operator": word, "values": expression.values})
}

fn subject(subject: &Subject) -> Option<Value> {
    let (kind, group) = match subject.kind {
        SubjectKind::User => ("User", GROUP),
        SubjectKind::Group => ("Group", GROUP),
        SubjectKind::ServiceAccount => ("ServiceAccount", ""),
        SubjectKind::Other => return None,
    };
    let mut value = json!({"kind": kind, "apiGroup": group, "name": subject.name});
    if let Some(namespace) = &subject.namespace {
        value["namespace"] = json!(namespace);
    }
    Some(value)
}

/// Reads objects back, such as the lists of an API server; other kinds are passed over. A role's
/// or binding's number is its place among the objects.
pub fn read(objects: &[Value]) -> (Vec<Role>, Vec<Binding>) {
    let (mut roles, mut bindings) = (Vec::new(), Vec::new());
    for (id, object) in (0..).zip(objects) {
        match object["kind"].as_str() {
            Some("Role" | "ClusterRole") => roles.push(read_role(id, object)),
            Some("RoleBinding" | "ClusterRoleBinding") => bindings.push(read_binding(id, object)),
            _ => {}
        }
    }
    (roles, bindings)
}

fn read_role(id: u32, object: &Value) -> Role {
    let metadata = &object["metadata"];
    let selectors = &object["aggregationRule"]["clusterRoleSelectors"];
    Role {
        id,
        key: RoleKey { namespace: optional(&metadata["namespace"]), name: text(&metadata["name"]) },
        labels: map(&metadata["labels"]),
        rules: items(&object["rules"]).map(read_rule).collect(),
        aggregation: object["aggregationRule"].is_object().then(|| items(selectors).map(read_selector).collect()),
    }
}

fn read_binding(id: u32, object: &Value) -> Binding {
    let (metadata, role) = (&object["metadata"], &object["roleRef"]);
    let kind = match role["kind"].as_str() {
        Some("Role") => RefKind::Role,
        Some("ClusterRole") => RefKind::ClusterRole,
        _ => RefKind::Other,
    };
    Binding {
        id,
        namespace: optional(&metadata["namespace"]),
        name: text(&metadata["name"]),
        role_ref: RoleRef { kind, name: text(&role["name"]) },
        subjects: items(&object["subjects"]).map(read_subject).collect(),
    }
}

fn read_rule(value: &Value) -> PolicyRule {
    PolicyRule {
        verbs: words(&value["verbs"]),
        api_groups: words(&value["apiGroups"]),
        resources: words(&value["resources"]),
        resource_names: words(&value["resourceNames"]),
        non_resource_urls: words(&value["nonResourceURLs"]),
    }
}

fn read_selector(value: &Value) -> LabelSelector {
    LabelSelector {
        match_labels: map(&value["matchLabels"]),
        match_expressions: items(&value["matchExpressions"]).map(read_expression).collect(),
    }
}

fn read_expression(value: &Value) -> Expression {
    let known = OPERATORS.iter().find(|(word, _)| value["operator"] == **word);
    Expression {
        key: text(&value["key"]),
        operator: known.map_or(Operator::Other, |(_, operator)| *operator),
        values: words(&value["values"]),
    }
}

fn read_subject(value: &Value) -> Subject {
    let kind = match value["kind"].as_str() {
        Some("User") => SubjectKind::User,
        Some("Group") => SubjectKind::Group,
        Some("ServiceAccount") => SubjectKind::ServiceAccount,
        _ => SubjectKind::Other,
    };
    Subject { kind, name: text(&value["name"]), namespace: optional(&value["namespace"]) }
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn words(value: &Value) -> Vec<String> {
    items(value).map(text).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn optional(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn map(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_object().into_iter().flatten();
    pairs.map(|(key, value)| (key.clone(), text(value))).collect()
}
