//! Resources that several root modules say alike.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use plimsoll_syntax::Node;

use crate::Resource;

/// Leaves out what is said twice: a module that several roots call with the same arguments makes the same resource at
/// the same place for each of them.
pub(super) fn once(resources: &mut Vec<Resource>) {
    let mut seen = HashSet::new();
    resources.retain(|resource| seen.insert((resource.file, resource.name.clone(), digest(resource))));
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
