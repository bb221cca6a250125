//! Compose files: <https://github.com/compose-spec/compose-spec/blob/main/spec.md>.
//!
//! A service that stands whole in one file keeps the file's own nodes, its variables put in. One that extends another,
//! or that an override file adds to, becomes a tree that is built over the file it is named in.

mod build;
mod env;
mod extend;
mod include;
mod merge;
mod project;
mod recognise;
mod value;
mod variables;

use std::collections::BTreeSet;
use std::sync::Arc;

use env::{Environments, Layers};
use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{LineIndex, Node, Tree};

use crate::{Dialect, Evaluated, Source};

pub(super) use build::overlaid;
pub(super) use recognise::is;

/// One Compose document, its variables put in.
struct Document<'s> {
    file: u32,
    path: &'s str,
    tree: Arc<Tree>,
    /// Where its variables have their values from, the strongest first.
    layers: Layers,
    /// The file that it is laid over, where one `include` names both.
    over: Option<u32>,
    /// How many files include one another down to it.
    depth: usize,
    /// Files that it includes.
    includes: BTreeSet<u32>,
}

impl Document<'_> {
    fn folder(&self) -> &str {
        folder(self.path)
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

    /// What cannot be seen, at a node.
    fn blind(&self, node: Node<'_>, why: Why) -> BlindSpot {
        let text = self.tree.text();
        let position = LineIndex::new(text).position(text, node.span().start);
        BlindSpot { path: self.path.to_owned(), at: Some((position.line, position.column)), why }
    }
}

pub(super) fn evaluate(sources: &[Source<'_>]) -> Evaluated {
    let environments = env::read(sources);
    let documents =
        sources.iter().enumerate().flat_map(|(file, source)| documents(file as u32, source, &environments)).collect();
    let mut all = include::Includes { sources, environments: &environments, documents, blind: Vec::new() };
    all.follow();
    let mut out = project::evaluate(&all.documents);
    out.blind.extend(all.blind);
    out
}

fn documents<'s>(file: u32, source: &Source<'s>, environments: &Environments<'s>) -> Vec<Document<'s>> {
    let path = source.path;
    let own = source.trees.iter().filter(|tree| super::recognise(path, tree.root()) == Some(Dialect::Compose));
    let folder = folder(path);
    let beside = if folder.is_empty() { ".env".to_owned() } else { format!("{folder}/.env") };
    let layers: Layers = environments.get(&*beside).into_iter().cloned().collect();
    let document = |tree| Document {
        file,
        path,
        tree: variables::put(tree, &layers),
        layers: layers.clone(),
        over: None,
        depth: 0,
        includes: BTreeSet::new(),
    };
    own.map(document).collect()
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path below a folder, or above it; none where it leaves the input's root.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    Some(format!("{root}{}", parts.join("/")))
}
