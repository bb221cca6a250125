//! Proof that masking moved nothing: run on every text that was masked.

use plimsoll_syntax::{Kind, Node, Parsed, Span, Tree};

use super::hits::Hit;

/// Whether the masked documents have the shape of the original ones: the same nodes at the same places with the same
/// texts, but for scalars that hold a mask.
pub(crate) fn same_shape(before: &Parsed, after: &Parsed, hits: &[Hit]) -> bool {
    before.errors.len() == after.errors.len()
        && before.trees.len() == after.trees.len()
        && before.trees.iter().zip(&after.trees).all(|(a, b)| same_tree(a, b, hits))
}

/// Line and column of the first document that reads differently once masked, or of the first that cannot be read.
pub(crate) fn first_change(text: &str, before: &Parsed, after: &Parsed) -> (u32, u32) {
    let pairs = before.trees.iter().zip(&after.trees);
    let changed = pairs.clone().find(|(a, b)| a.len() != b.len() || a.root().span() != b.root().span());
    let tree = changed.map(|(a, _)| a.root().span().start);
    let error = before.errors.first().map(|e| e.offset);
    let first = before.trees.first().map(|t| t.root().span().start);
    let at = (error.or(tree).or(first).unwrap_or(0) as usize).min(text.len());
    let line = text.get(..at).unwrap_or("");
    let column = line.rsplit('\n').next().unwrap_or("").chars().count();
    (line.matches('\n').count() as u32 + 1, column as u32 + 1)
}

fn same_tree(a: &Tree, b: &Tree, hits: &[Hit]) -> bool {
    a.len() == b.len() && (0..a.len() as u32).all(|id| same_node(a.node(id), b.node(id), hits))
}

fn same_node(a: Node<'_>, b: Node<'_>, hits: &[Hit]) -> bool {
    let places = a.span() == b.span() && a.resolve().id() == b.resolve().id();
    let (a, b) = (a.resolve(), b.resolve());
    let same = a.kind() == b.kind() && a.text() == b.text();
    places && (same || (is_scalar(a) && is_scalar(b) && is_masked(a.span(), hits) && kind_may_change(a, b)))
}

fn is_scalar(node: Node<'_>) -> bool {
    !matches!(node.kind(), Kind::Map | Kind::Seq)
}

/// A string stays a string; a number becomes one.
fn kind_may_change(a: Node<'_>, b: Node<'_>) -> bool {
    a.kind() == b.kind() || b.kind() == Kind::Str
}

fn is_masked(span: Span, hits: &[Hit]) -> bool {
    let next = hits.partition_point(|h| h.end <= span.start as usize);
    hits.get(next).is_some_and(|h| h.start < span.end as usize)
}
