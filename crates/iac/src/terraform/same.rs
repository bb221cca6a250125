//! Resources that several root modules say alike.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use plimsoll_syntax::{Node, Tree};

use crate::{Dialect, Resource};

/// Keeps the tree once of what is said twice: a module that several roots call with the same arguments makes the same
/// resource at the same place for each of them.
pub(super) fn share(resources: &mut [Resource]) {
    let mut known: HashMap<(u32, u64), Arc<Tree>> = HashMap::new();
    for resource in resources {
        let tree = known.entry((resource.file, digest(resource))).or_insert_with(|| Arc::clone(&resource.tree));
        resource.tree = Arc::clone(tree);
    }
}

/// Leaves out objects of Kubernetes that several roots say alike: nothing in their names tells them apart.
pub(super) fn once(resources: &mut Vec<Resource>) {
    let mut seen = HashSet::new();
    let key = |resource: &Resource| (resource.file, resource.name.clone(), digest(resource));
    let is_object = |resource: &Resource| Dialect::of_group(&resource.group).is_none();
    resources.retain(|resource| !is_object(resource) || seen.insert(key(resource)));
}

fn digest(resource: &Resource) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut left = vec![resource.tree.node(resource.node)];
    while let Some(node) = left.pop() {
        put(node, &mut hasher);
        left.extend(node.items());
        for (key, value) in node.entries() {
            left.extend([key, value]);
        }
    }
    hasher.finish()
}

fn put(node: Node<'_>, hasher: &mut DefaultHasher) {
    (node.span(), std::mem::discriminant(&node.kind()), node.text()).hash(hasher);
    if let Some(unknown) = node.unknown() {
        (&unknown.reason, &unknown.refers, &unknown.partial).hash(hasher);
    }
}
