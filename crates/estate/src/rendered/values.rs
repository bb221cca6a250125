//! The values that a rendered place was made of.

use plimsoll_model::{Rendered, ValuesFile};
use plimsoll_syntax::{Kind, Node, NodeId, Span, Tree};

use crate::Estate;
use crate::place::{Place, key_span};

/// A node of a file of values.
type At = (u32, NodeId);

/// Most places of values that are told of one place.
const MAX_VALUES: usize = 2;
/// Any step of a path.
const ANY: &str = "*";

impl Estate {
    /// Where the values are set that the actions within a place use; none where there are too many to tell apart.
    pub(super) fn values_of(&self, rendered: &Rendered, place: &Place) -> Vec<(u32, Span)> {
        let found = self.value_nodes(rendered, place).into_iter();
        let span = |(file, node): At| Some((file, key_span(self.trees_of(file).first()?, node, true)));
        found.filter_map(span).collect()
    }

    /// The nodes that set these values.
    pub(super) fn value_nodes(&self, rendered: &Rendered, place: &Place) -> Vec<At> {
        let mut paths: Vec<&Vec<String>> = Vec::new();
        let from = rendered.parts.partition_point(|part| part.at <= place.span.start).saturating_sub(1);
        let end = self.end_with_block(rendered, place);
        for part in rendered.parts.get(from..).unwrap_or_default().iter().take_while(|part| part.at < end) {
            let used = part.action.iter().flatten().filter_map(|index| rendered.values.get(*index as usize));
            used.for_each(|path| {
                if !paths.contains(&path) {
                    paths.push(path)
                }
            });
        }
        if paths.len() > MAX_VALUES {
            return Vec::new();
        }
        let tail = keys(&place.path);
        let mut found: Vec<_> = paths.into_iter().filter_map(|path| self.set_at(rendered, path, &tail)).collect();
        found.dedup();
        found
    }

    /// One past the place, with the action right behind it that writes what the key holds.
    fn end_with_block(&self, rendered: &Rendered, place: &Place) -> u32 {
        let next = rendered.parts.partition_point(|part| part.at < place.span.end);
        let Some(next) = rendered.parts.get(next) else { return place.span.end };
        let text = self.files.get(place.file as usize).map_or("", |file| &*file.text);
        let between = text.get(place.span.end as usize..next.at as usize).unwrap_or("x");
        if between.trim_matches([':', ' ', '\n']).is_empty() { next.at + 1 } else { place.span.end }
    }

    /// The strongest layer that sets a value. Values for all charts are handed down from the top.
    pub(super) fn set_at(&self, rendered: &Rendered, path: &[String], tail: &[&str]) -> Option<At> {
        let global = path.iter().position(|step| step == "global").filter(|at| *at > 0);
        let ways = [Some(path), global.map(|at| &path[at..])];
        ways.into_iter()
            .flatten()
            .find_map(|path| rendered.layers.iter().find_map(|layer| self.in_layer(rendered, layer, path, tail)))
    }

    fn in_layer(&self, rendered: &Rendered, layer: &ValuesFile, path: &[String], tail: &[&str]) -> Option<At> {
        let file = self.file_of(rendered, layer.file)?;
        let path = path.strip_prefix(layer.below.as_slice())?;
        let tree = self.trees_of(file).first()?;
        let (node, exact) = descend(tree, path)?;
        // A table that is written as a whole: the key in it that the place is about.
        let inner = if exact { (0..tail.len()).find_map(|skip| below(node, tail.get(skip..)?)) } else { None };
        Some((file, inner.unwrap_or_else(|| node.id())))
    }
}

/// The node of a path, and whether it was followed to its end: a step that may be any stops it.
fn descend<'t>(tree: &'t Tree, path: &[String]) -> Option<(Node<'t>, bool)> {
    let mut node = tree.root();
    for step in path {
        if step == ANY {
            return Some((node, false)).filter(|(node, _)| node.id() != 0);
        }
        node = node.get(step)?;
    }
    Some((node, true)).filter(|(node, _)| node.id() != 0)
}

fn below(node: Node<'_>, keys: &[&str]) -> Option<NodeId> {
    let found = keys.iter().try_fold(node, |node, key| if node.kind() == Kind::Map { node.get(key) } else { None })?;
    Some(found.id())
}

/// The keys of a path as places write it, steps into lists left out.
fn keys(path: &str) -> Vec<&str> {
    path.split('.').map(|part| part.split('[').next().unwrap_or(part)).filter(|part| !part.is_empty()).collect()
}
