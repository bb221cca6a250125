//! Files that a Compose file includes: <https://github.com/compose-spec/compose-spec/blob/main/14-include.md>.
//!
//! What is included is part of the including project: it is a Compose file whatever its name, its variables take the
//! values of the project first, and files of one list are laid over the first of them. What is not in the input is a
//! blind spot.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{Kind, Node, Tree};

use super::env::{Environments, Layers};
use super::{Document, join, variables};
use crate::Source;
use crate::native::limits::MAX_INCLUDES;

/// What one entry includes: files, the folder of their project, and files of variables.
struct Item<'t> {
    paths: Vec<Node<'t>>,
    folder: Option<Node<'t>>,
    variables: Vec<Node<'t>>,
}

/// The files that are there, and what was found of them so far.
pub(super) struct Includes<'a, 's> {
    pub(super) sources: &'a [Source<'s>],
    pub(super) environments: &'a Environments<'s>,
    pub(super) documents: Vec<Document<'s>>,
    pub(super) blind: Vec<BlindSpot>,
}

/// Which documents are still to be looked at, and which files were included.
#[derive(Default)]
struct Work {
    open: VecDeque<usize>,
    taken: BTreeSet<usize>,
}

impl Includes<'_, '_> {
    /// Follows every document, and those that it includes. A file is included once, where it is first met.
    pub(super) fn follow(&mut self) {
        let mut work = Work { open: (0..self.documents.len()).collect(), ..Work::default() };
        while let Some(at) = work.open.pop_front() {
            let Some(tree) = self.documents.get(at).map(|document| Arc::clone(&document.tree)) else { continue };
            for item in items(&tree) {
                self.item(at, &item, &mut work);
            }
        }
        self.documents.sort_by_key(|document| document.file);
    }

    fn item(&mut self, at: usize, item: &Item<'_>, work: &mut Work) {
        let files: Vec<usize> = item.paths.iter().filter_map(|path| self.file(at, *path)).collect();
        let Some(first) = files.first().copied() else { return };
        for file in files {
            self.documents[at].includes.insert(file as u32);
            if work.taken.insert(file) {
                let over = (file != first).then_some(first as u32);
                self.take(at, item, (file, over), work);
            }
        }
    }

    /// Puts a file among the documents, with the values that hold for it here.
    fn take(&mut self, at: usize, item: &Item<'_>, (file, over): (usize, Option<u32>), work: &mut Work) {
        let source = &self.sources[file];
        let Some(tree) = source.trees.iter().find(|tree| tree.root().kind() == Kind::Map) else { return };
        let depth = self.documents[at].depth + 1;
        if depth > MAX_INCLUDES {
            let why = Why::new("Compose files include one another too deeply", "include them directly");
            let place = item.paths.first().copied().unwrap_or(self.documents[at].tree.root());
            return self.blind.push(self.documents[at].blind(place, why));
        }
        let layers = self.layers(at, item, source.path);
        let document = Document {
            file: file as u32,
            path: source.path,
            tree: variables::put(tree, &layers),
            layers,
            over,
            depth,
            includes: BTreeSet::new(),
        };
        let known = self.documents.iter().position(|known| known.file == document.file);
        work.open.push_back(known.unwrap_or(self.documents.len()));
        match known {
            Some(known) => self.documents[known] = document,
            None => self.documents.push(document),
        }
    }

    /// The values for an included file: those of the project that includes it, then its own.
    fn layers(&mut self, at: usize, item: &Item<'_>, path: &str) -> Layers {
        let mut layers = self.documents[at].layers.clone();
        let own = |folder: &str| if folder.is_empty() { ".env".to_owned() } else { format!("{folder}/.env") };
        if item.variables.is_empty() {
            let here = self.documents[at].folder();
            let named = item.folder.and_then(|folder| join(here, folder.as_str()?));
            let folder = named.unwrap_or_else(|| super::folder(path).to_owned());
            layers.extend(self.environments.get(&*own(&folder)).cloned());
        }
        for node in item.variables.iter().rev() {
            let named = node.as_str().and_then(|name| join(self.documents[at].folder(), name));
            match named.and_then(|name| self.environments.get(&*name)) {
                Some(found) => layers.push(Arc::clone(found)),
                None => {
                    let why = Why::new("the variables of an included file are not in the input", "name that file too");
                    self.blind.push(self.documents[at].blind(*node, why));
                }
            }
        }
        layers
    }

    /// Which file of the input a path means; where it is none, that is said.
    fn file(&mut self, at: usize, path: Node<'_>) -> Option<usize> {
        let document = &self.documents[at];
        let found = path.as_str().and_then(|path| {
            let path = join(document.folder(), path)?;
            self.sources.iter().position(|source| source.path == path)
        });
        let has_map = |file: &usize| self.sources[*file].trees.iter().any(|tree| tree.root().kind() == Kind::Map);
        if let Some(file) = found.filter(has_map) {
            return Some(file);
        }
        self.blind.push(document.blind(path, missing(path)));
        None
    }
}

fn missing(path: Node<'_>) -> Why {
    let Some(text) = path.as_str() else {
        return Why::new("which file is included cannot be told", "give the variables in its path a value");
    };
    if is_remote(text) {
        return Why::new(
            format!("the included Compose file {text} lies elsewhere"),
            "bring it into the tree, and include it by its path",
        );
    }
    Why::new(format!("the included Compose file {text} is not in the input"), "scan the folder that holds it too")
}

fn is_remote(path: &str) -> bool {
    path.contains("://") || ["oci:", "git@", "github.com"].iter().any(|start| path.starts_with(start))
}

fn items(tree: &Tree) -> Vec<Item<'_>> {
    tree.root().get("include").into_iter().flat_map(Node::items).map(item).collect()
}

fn item(node: Node<'_>) -> Item<'_> {
    if node.resolve().kind() != Kind::Map {
        return Item { paths: vec![node], folder: None, variables: Vec::new() };
    }
    let (paths, variables) = (list_of(node.get("path")), list_of(node.get("env_file")));
    Item { paths, folder: node.get("project_directory"), variables }
}

/// The items of a list, or the one value that stands in its place.
fn list_of(node: Option<Node<'_>>) -> Vec<Node<'_>> {
    match node {
        Some(node) if node.kind() == Kind::Seq => node.items().collect(),
        other => Vec::from_iter(other),
    }
}
