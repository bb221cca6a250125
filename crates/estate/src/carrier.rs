//! Workloads that were not understood: seen as such, never passed over.

use plimsoll_model::Why;
use plimsoll_syntax::{Kind, Node, NodeId};

use crate::{Carrier, Object};

/// Groups whose built-in workloads always carry a pod template.
const BUILT_IN: [&str; 4] = ["", "apps", "batch", "extensions"];
/// Groups whose objects hold patterns of pods, not pods.
const PATTERNS: [&str; 4] =
    ["kyverno.io", "policies.kyverno.io", "admissionregistration.k8s.io", "apiextensions.k8s.io"];
/// How deep a pod is looked for in an object of an unknown kind.
const MAX_DEPTH: u8 = 12;

/// Where and why an object that should carry pods, or seems to, gave none.
pub(crate) fn unread(object: &Object) -> Option<(NodeId, Why)> {
    let (group, kind) = (&*object.key.group, &*object.key.kind);
    match Carrier::of(group, kind) {
        Some(_) if BUILT_IN.contains(&group) => {
            let why = Why::new(
                format!("the pod of this {kind} cannot be read"),
                "complete the object, or render its template",
            );
            Some((object.node().id(), why))
        }
        Some(_) => None,
        None if PATTERNS.contains(&group) || group.ends_with("gatekeeper.sh") => None,
        None => {
            let found = containers(object.node(), MAX_DEPTH)?;
            let reason = format!(
                "{kind} of {} is not known to carry pods; its containers were not judged",
                object.api_version()
            );
            let resolve =
                "correct the apiVersion if it is a built-in kind, else scan the pods that its controller makes";
            Some((found, Why::new(reason, resolve)))
        }
    }
}

/// The first list of containers with images below a node.
fn containers(node: Node<'_>, depth: u8) -> Option<NodeId> {
    let is_container = |n: Node<'_>| n.get("image").is_some_and(|i| i.kind() == Kind::Str) && n.get("name").is_some();
    for (key, value) in node.own_entries() {
        if key.text() == "containers" && value.items().any(is_container) {
            return Some(key.id());
        }
    }
    let depth = depth.checked_sub(1)?;
    let values = node.own_entries().map(|(_, value)| value).chain(node.items());
    values.filter(|v| v.id() > node.id()).find_map(|value| containers(value, depth))
}
