//! Documents that describe what runs directly: Amazon ECS JSON, Compose and Copilot.

mod compose;
mod copilot;
mod ecs;
mod holes;
pub mod limits;

use plimsoll_syntax::{Kind, Node};

use crate::{Dialect, Evaluated, Resource, Source};

pub(crate) fn evaluate(sources: &[Source<'_>]) -> Evaluated {
    let mut all = Evaluated::default();
    for (file, source) in sources.iter().enumerate() {
        let documents = source.trees.iter().filter(|tree| recognise(source.path, tree.root()) == Some(Dialect::Ecs));
        all.resources.extend(documents.flat_map(|tree| ecs::resources(file as u32, tree)));
        let manifests = source.trees.iter().filter(|tree| copilot::is(tree.root()));
        all.resources.extend(manifests.flat_map(|tree| copilot::resources(file as u32, tree)));
    }
    all.extend(compose::evaluate(sources));
    all.resources.sort_by_key(|resource| resource.file);
    all
}

/// An object of Kubernetes is none of these, whatever its file is called.
pub(crate) fn recognise(path: &str, root: Node<'_>) -> Option<Dialect> {
    if root.kind() == Kind::Map && root.get("apiVersion").is_some() && root.get("kind").is_some() {
        return None;
    }
    if ecs::is(root) {
        return Some(Dialect::Ecs);
    }
    if compose::is(path, root) {
        return Some(Dialect::Compose);
    }
    copilot::is(root).then_some(Dialect::Copilot)
}

/// A resource that is a node of a document.
fn resource(
    dialect: Dialect,
    kind: &str,
    name: &str,
    file: u32,
    node: Node<'_>,
    tree: &std::sync::Arc<plimsoll_syntax::Tree>,
) -> Resource {
    Resource {
        group: dialect.group().into(),
        version: "".into(),
        kind: kind.into(),
        namespace: None,
        name: name.into(),
        root: "".into(),
        shared: false,
        file,
        tree: std::sync::Arc::clone(tree),
        node: node.resolve().id(),
    }
}
