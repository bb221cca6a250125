//! AWS Copilot manifests: <https://aws.github.io/copilot-cli/docs/manifest/overview/>.

use std::sync::Arc;

use plimsoll_syntax::{Kind, Node, Tree};

use super::compose::overlaid;
use super::{holes, resource};
use crate::{Dialect, Resource};

/// The types of services and jobs that Copilot runs as containers.
const TYPES: &[&str] =
    &["Load Balanced Web Service", "Backend Service", "Worker Service", "Scheduled Job", "Request-Driven Web Service"];

pub(super) fn is(root: Node<'_>) -> bool {
    let kind = root.get("type").and_then(Node::as_str);
    root.kind() == Kind::Map && root.get("name").is_some() && kind.is_some_and(|kind| TYPES.contains(&kind))
}

/// The service as it is everywhere, and as each environment changes it.
pub(super) fn resources(file: u32, tree: &Arc<Tree>) -> Vec<Resource> {
    let tree = holes::marked(tree).map_or_else(|| Arc::clone(tree), Arc::new);
    let root = tree.root();
    let name = root.get("name").map_or("", Node::text);
    let own = resource(Dialect::Copilot, "Service", name, file, root, &tree);
    let environments = root.get("environments").map(Node::entries).unwrap_or_default();
    let changed = environments.into_iter().filter(|(_, change)| change.kind() == Kind::Map);
    let changed = changed.filter_map(|(key, change)| {
        let (tree, id) = overlaid(root, change)?;
        let name = format!("{name} ({})", key.text());
        let tree = Arc::new(tree);
        Some(resource(Dialect::Copilot, "Service", &name, file, tree.node(id), &tree))
    });
    std::iter::once(own).chain(changed).collect()
}
