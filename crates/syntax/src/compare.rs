//! Proof that both readers give the same trees, for tests and fuzzing.

use std::sync::Arc;

use crate::parse::{parse_anything, unreadable};
use crate::tree::Raw;
use crate::{Tree, quick};

/// How the reader of ordinary texts and the library differ on a text; nothing where they agree or only one reads it.
///
/// The first value tells whether the text is ordinary.
#[must_use]
pub fn readers_differ(text: &Arc<str>) -> (bool, Option<String>) {
    if unreadable(text).is_some() {
        return (false, None);
    }
    let Some(quick) = quick::read(text) else { return (false, None) };
    let thorough = parse_anything(text);
    if let Some(error) = thorough.errors.first() {
        return (true, Some(format!("the library refuses byte {}: {}", error.offset, error.reason)));
    }
    if quick.trees.len() != thorough.trees.len() {
        return (true, Some(format!("{} documents, not {}", quick.trees.len(), thorough.trees.len())));
    }
    let pairs = quick.trees.iter().zip(&thorough.trees).enumerate();
    let mut differences =
        pairs.filter_map(|(index, (a, b))| trees_differ(a, b).map(|d| format!("document {index}: {d}")));
    (true, differences.next())
}

fn trees_differ(a: &Tree, b: &Tree) -> Option<String> {
    let nodes = a.nodes.iter().zip(&b.nodes).position(|(a, b)| !same_node(a, b));
    if let Some(at) = nodes {
        return Some(format!("node {at} is {:?}, not {:?}", a.nodes.get(at), b.nodes.get(at)));
    }
    if a.nodes.len() != b.nodes.len() {
        return Some(format!("{} nodes, not {}", a.nodes.len(), b.nodes.len()));
    }
    if a.owned != b.owned {
        return Some(format!("texts {:?}, not {:?}", a.owned, b.owned));
    }
    (a.comments != b.comments).then(|| format!("comments {:?}, not {:?}", a.comments, b.comments))
}

fn same_node(a: &Raw, b: &Raw) -> bool {
    (a.span, a.kind, a.store, a.link) == (b.span, b.kind, b.store, b.link)
}
