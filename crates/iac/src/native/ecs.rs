//! Documents of the Amazon ECS API: what commands take (`register-task-definition`, `create-service`, `run-task`,
//! `create-cluster`) and what they answer (`describe-…`), one or lists of them.

use std::sync::Arc;

use plimsoll_syntax::{Kind, Node, Tree};

use super::{holes, resource};
use crate::{Dialect, Resource};

/// Whether a document is one of these.
pub(super) fn is(root: Node<'_>) -> bool {
    !parts(root).is_empty()
}

pub(super) fn resources(file: u32, tree: &Arc<Tree>) -> Vec<Resource> {
    let tree = holes::marked(tree).map_or_else(|| Arc::clone(tree), Arc::new);
    let parts = parts(tree.root());
    parts.into_iter().map(|(kind, node)| resource(Dialect::Ecs, kind, name(kind, node), file, node, &tree)).collect()
}

/// Tells whether a node is of a kind.
type Test = fn(Node<'_>) -> bool;

/// What each key of an answer holds, one or a list.
const HOLDERS: &[(&str, &str, Test)] = &[
    ("taskDefinition", "TaskDefinition", is_task),
    ("taskDefinitions", "TaskDefinition", is_task),
    ("service", "Service", is_service),
    ("services", "Service", is_service),
    ("taskSet", "TaskSet", is_task_set),
    ("taskSets", "TaskSet", is_task_set),
    ("cluster", "Cluster", is_cluster),
    ("clusters", "Cluster", is_cluster),
    ("capacityProvider", "CapacityProvider", is_provider),
    ("capacityProviders", "CapacityProvider", is_provider),
];

/// Every task definition, service, cluster and capacity provider of a document.
fn parts(root: Node<'_>) -> Vec<(&'static str, Node<'_>)> {
    if root.kind() == Kind::Seq {
        return root.items().flat_map(|item| parts_of_map(item.resolve())).collect();
    }
    parts_of_map(root)
}

fn parts_of_map(node: Node<'_>) -> Vec<(&'static str, Node<'_>)> {
    let own: [(&str, Test); 5] = [
        ("TaskDefinition", is_task),
        ("Service", is_service),
        ("TaskSet", is_task_set),
        ("Cluster", is_cluster),
        ("CapacityProvider", is_provider),
    ];
    if let Some((kind, _)) = own.iter().find(|(_, is)| is(node)) {
        return vec![(kind, node)];
    }
    let held = HOLDERS.iter().flat_map(|(key, kind, is)| {
        let found = node.get(key).into_iter().flat_map(one_or_many);
        found.filter(|item| is(*item)).map(|item| (*kind, item)).collect::<Vec<_>>()
    });
    held.collect()
}

fn one_or_many(node: Node<'_>) -> Vec<Node<'_>> {
    if node.kind() == Kind::Seq { node.items().map(Node::resolve).collect() } else { vec![node.resolve()] }
}

fn has(node: Node<'_>, keys: &[&str]) -> bool {
    keys.iter().any(|key| node.get(key).is_some())
}

fn is_map(node: Node<'_>) -> bool {
    node.kind() == Kind::Map
}

fn is_task(node: Node<'_>) -> bool {
    let containers = node.get("containerDefinitions").filter(|n| is_map(node) && n.kind() == Kind::Seq);
    containers.is_some_and(|list| list.items().next().is_some_and(is_map) && list.items().all(is_container))
}

fn is_container(node: Node<'_>) -> bool {
    is_map(node) && has(node, &["name", "image"])
}

const SERVICE_KEYS: &[&str] = &[
    "serviceName",
    "serviceArn",
    "cluster",
    "clusterArn",
    "desiredCount",
    "launchType",
    "networkConfiguration",
    "capacityProviderStrategy",
    "deploymentConfiguration",
    "platformVersion",
    "schedulingStrategy",
];

fn is_scalar(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::Str | Kind::Unknown)
}

fn is_service(node: Node<'_>) -> bool {
    let named = is_map(node) && node.get("serviceName").is_some_and(is_scalar);
    let task = is_map(node) && node.get("taskDefinition").is_some_and(is_scalar);
    let known = SERVICE_KEYS.iter().filter(|key| node.get(key).is_some()).count();
    task && known >= 1 && !is_task_set(node) || named && known >= 3
}

fn is_task_set(node: Node<'_>) -> bool {
    is_map(node) && node.get("taskDefinition").is_some_and(is_scalar) && has(node, &["scale", "taskSetArn"])
}

fn is_cluster(node: Node<'_>) -> bool {
    let arn = node.get("clusterArn").is_some_and(|arn| arn.text().contains(":ecs:"));
    let settings = node.get("settings").into_iter().flat_map(|list| list.items());
    let insights = settings.filter_map(|item| item.get("name")).any(|name| name.text() == "containerInsights");
    let exec = node.at("configuration.executeCommandConfiguration").is_some();
    let own = insights || exec || has(node, &["defaultCapacityProviderStrategy", "serviceConnectDefaults"]);
    is_map(node) && node.get("clusterName").is_some() && (own || arn && node.get("serviceName").is_none())
}

fn is_provider(node: Node<'_>) -> bool {
    is_map(node)
        && has(node, &["name", "capacityProviderArn"])
        && has(node, &["autoScalingGroupProvider", "managedInstancesProvider"])
}

/// The name that a document gives itself.
fn name<'t>(kind: &str, node: Node<'t>) -> &'t str {
    let keys: &[&str] = match kind {
        "TaskDefinition" => &["family", "taskDefinitionArn"],
        "Cluster" => &["clusterName", "clusterArn"],
        "CapacityProvider" => &["name", "capacityProviderArn"],
        "TaskSet" => &["id", "externalId", "taskSetArn", "taskDefinition"],
        _ => &["serviceName", "serviceArn", "taskDefinition"],
    };
    keys.iter().filter_map(|key| node.get(key)).map(Node::text).find(|text| !text.is_empty()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&'static str, String)> {
        let parsed = plimsoll_syntax::parse(&text.into());
        let root = parsed.trees[0].root();
        parts(root).into_iter().map(|(kind, node)| (kind, name(kind, node).to_owned())).collect()
    }

    #[test]
    fn inputs_and_answers_are_recognised() {
        let task = r#"{"family":"web","containerDefinitions":[{"name":"app","image":"a"}]}"#;
        assert_eq!(kinds(task), [("TaskDefinition", "web".into())]);
        assert_eq!(kinds(&format!("{{\"taskDefinition\":{task},\"tags\":[]}}")), [("TaskDefinition", "web".into())]);
        assert_eq!(kinds(&format!("[{task},{task}]")).len(), 2);
        let service = r#"{"cluster":"c","serviceName":"web","taskDefinition":"web:3","desiredCount":2}"#;
        assert_eq!(kinds(service), [("Service", "web".into())]);
        assert_eq!(kinds(&format!("{{\"services\":[{service}],\"failures\":[]}}")), [("Service", "web".into())]);
        let cluster = r#"{"clusters":[{"clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/c","clusterName":"c"}]}"#;
        assert_eq!(kinds(cluster), [("Cluster", "c".into())]);
        let provider = r#"{"name":"p","autoScalingGroupProvider":{"managedTerminationProtection":"DISABLED"}}"#;
        assert_eq!(kinds(provider), [("CapacityProvider", "p".into())]);
    }

    #[test]
    fn other_documents_are_left_alone() {
        for text in [
            r#"{"services":{"web":{"image":"a"}}}"#,
            r#"{"name":"x","service":"y","taskDefinition":{"image":"b"}}"#,
            r#"{"clusters":[{"clusterArn":"arn:aws:kafka:r:1:cluster/c","clusterName":"c"}]}"#,
            r#"{"containerDefinitions":[]}"#,
            r#"{"containerDefinitions":"text"}"#,
            r#"[{"serviceName":"x"}]"#,
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
