//! Objects that kustomize built: their fields are looked for in the file that they stand in and in its patches.

use plimsoll_model::Rendered;
use plimsoll_syntax::{Kind, Node, Segment, Span, Tree};

use super::Origin;
use crate::place::key_span;
use crate::{At, Estate, Object};

/// A document that has a field of a built object, or its parent.
struct Found {
    file: u32,
    span: Span,
    depth: usize,
    is_same: bool,
}

impl Estate {
    pub(super) fn of_build(&self, rendered: &Rendered, object: &Object, at: At) -> Option<Origin> {
        let start = object.node().span().start;
        let after = rendered.objects.partition_point(|built| built.at <= start);
        let main = rendered.objects.get(after.checked_sub(1)?)?.file;
        let route = object.tree.route(object.node, at.node)?;
        let (segments, node) = (route.segments, object.tree.node(route.end));
        let own = self.file_of(rendered, main).and_then(|file| self.look(file, object, &segments, node));
        let others = (0..rendered.files.len() as u32).rev().filter(|index| *index != main);
        let patched = || {
            let mut patches =
                others.filter_map(|index| self.look(self.file_of(rendered, index)?, object, &segments, node));
            patches.find(|found| found.is_same && found.depth == segments.len() && !segments.is_empty())
        };
        let is_own = own.as_ref().is_some_and(|found| found.is_same && found.depth == segments.len());
        let found = if is_own { own } else { patched().or(own) }?;
        Some(Origin { file: found.file, span: Some(found.span), values: Vec::new() })
    }

    fn look(&self, file: u32, object: &Object, segments: &[Segment], node: Node<'_>) -> Option<Found> {
        let trees = self.trees_of(file).iter().filter(|tree| fits(tree, object));
        let named = |tree: &&Tree| tree.root().at("metadata.name").map_or(0, |name| name.text().len());
        let tree = trees.max_by_key(named)?;
        let (found, depth) = follow(tree, object, segments);
        let is_same = found.kind() == node.kind() && found.text() == node.text();
        let is_entry = depth > 0 && matches!(segments.get(depth - 1), Some(Segment::Key(_)));
        Some(Found { file, span: key_span(tree, found.id(), is_entry), depth, is_same })
    }
}

/// Whether a document speaks of an object: the same kind, and a name that may have got a prefix or a suffix.
fn fits(tree: &Tree, object: &Object) -> bool {
    let text = |path| tree.root().at(path).map(|node| node.text().to_owned());
    let kind = text("kind").is_some_and(|kind| *kind == *object.key.kind);
    kind && text("metadata.name").is_some_and(|name| !name.is_empty() && object.key.name.contains(&name))
}

/// Follows a path of the object as far as it goes; items of lists are known by their names.
fn follow<'t>(tree: &'t Tree, object: &Object, segments: &[Segment]) -> (Node<'t>, usize) {
    let (mut there, mut here) = (tree.root(), object.node());
    for (depth, segment) in segments.iter().enumerate() {
        let next = match segment {
            Segment::Key(key) => there.get(key).zip(here.get(key)),
            Segment::Index(index) => item(there, here, *index),
        };
        match next {
            Some(pair) => (there, here) = pair,
            None => return (there, depth),
        }
    }
    (there, segments.len())
}

fn item<'t, 'h>(there: Node<'t>, here: Node<'h>, index: usize) -> Option<(Node<'t>, Node<'h>)> {
    let own = here.items().nth(index)?;
    let name = |node: Node<'_>| node.get("name").filter(|n| n.kind() == Kind::Str).map(|n| n.text().to_owned());
    let same = |other: &Node<'_>| match name(own) {
        Some(wanted) => name(*other).is_some_and(|name| name == wanted),
        None => own.to_json() == other.to_json(),
    };
    Some((there.items().find(same)?, own))
}
