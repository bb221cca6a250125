//! Compose files: <https://github.com/compose-spec/compose-spec/blob/main/spec.md>.
//!
//! A service that stands whole in one file keeps the file's own nodes, its variables put in. One that extends another,
//! or that an override file adds to, becomes a tree that is built over the file it is named in.

mod build;
mod env;
mod extend;
mod merge;
mod project;
mod recognise;
mod value;
mod variables;

use std::collections::BTreeMap;
use std::sync::Arc;

use plimsoll_syntax::{Node, Tree};

use crate::{Dialect, Evaluated, Source};

pub(super) use build::overlaid;
pub(super) use recognise::is;

/// One Compose document, its variables put in.
struct Document<'s> {
    file: u32,
    path: &'s str,
    tree: Arc<Tree>,
}

impl Document<'_> {
    fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    /// The services with their names.
    fn services(&self) -> Vec<(Node<'_>, Node<'_>)> {
        self.tree.root().get("services").map(Node::entries).unwrap_or_default()
    }

    fn service(&self, name: &str) -> Option<Node<'_>> {
        self.tree.root().get("services")?.get(name).map(Node::resolve)
    }
}

pub(super) fn evaluate(sources: &[Source<'_>]) -> Evaluated {
    let environments = env::read(sources);
    let documents: Vec<Document<'_>> =
        sources.iter().enumerate().flat_map(|(file, source)| documents(file as u32, source, &environments)).collect();
    project::evaluate(&documents)
}

fn documents<'s>(
    file: u32,
    source: &Source<'s>,
    environments: &BTreeMap<&'s str, env::Variables>,
) -> Vec<Document<'s>> {
    let path = source.path;
    let own = source.trees.iter().filter(|tree| super::recognise(path, tree.root()) == Some(Dialect::Compose));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let known = environments.get(folder);
    own.map(|tree| Document { file, path, tree: variables::put(tree, known) }).collect()
}
