//! Patches of kustomize: pieces that are laid over objects. What they leave out stands elsewhere, so that none can be
//! judged before its overlay is built.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plimsoll_model::{BlindSpot, SourceFile, Why};
use plimsoll_syntax::{Node, parse};

use crate::format;
use crate::names::quoted;

/// Lists of a kustomization that name patches; newer ones hold the name below `path`.
const PATCHES: [&str; 3] = ["patches", "patchesStrategicMerge", "patchesJson6902"];
/// Lists that name whole objects.
const WHOLE: [&str; 2] = ["resources", "bases"];

/// The files among these that some kustomization lays over objects and none takes as objects, each with the folder of
/// that kustomization.
pub(crate) fn among<'f>(files: impl Iterator<Item = &'f SourceFile>) -> BTreeMap<String, String> {
    let (mut patches, mut whole) = (BTreeMap::new(), BTreeSet::new());
    for file in files.filter(|file| format::is_kustomization(Path::new(&file.path), &file.text)) {
        let folder = folder(&file.path);
        for document in &parse(&file.text).trees {
            patches.extend(named(document.root(), &PATCHES, folder).map(|path| (path, folder.to_owned())));
            whole.extend(named(document.root(), &WHOLE, folder));
        }
    }
    patches.retain(|path, _| !whole.contains(path));
    patches
}

/// Why a patch is not judged, and what to judge instead.
pub(crate) fn blind(path: &str, folder: &str) -> BlindSpot {
    let folder = if folder.is_empty() { "." } else { folder };
    let resolve = format!("`kustomize build {} | plimsoll scan -`", quoted(folder));
    BlindSpot { path: path.to_owned(), at: None, why: Why::new("patch is not applied", resolve) }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn named(root: Node<'_>, lists: &[&str], folder: &str) -> impl Iterator<Item = String> {
    let items = lists.iter().filter_map(|list| root.get(list)).flat_map(Node::items);
    let name = |item: Node<'_>| item.get("path").unwrap_or(item).as_str().map(|name| joined(folder, name));
    items.filter_map(name).collect::<Vec<_>>().into_iter()
}

/// A name below a folder, `.` and `..` resolved; patches that are written in place of a name match no file.
fn joined(folder: &str, name: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
