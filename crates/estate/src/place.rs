use plimsoll_syntax::{Segment, Span};

use crate::{At, Object};

/// Where something stands in a file, as people and editors name it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file in the estate.
    pub file: u32,
    /// The offending key (with its value where it is a scalar), else the nearest existing parent.
    pub span: Span,
    /// Path inside the object, such as `spec.containers[0].securityContext.privileged`.
    pub path: String,
    /// Whether the last part of the path does not exist in the file.
    pub missing: bool,
}

impl Place {
    /// Resolves a place of an object to its file, bytes and path. What an alias stands for lies elsewhere in the file,
    /// maybe in another object; its path is the one that leads there from this object.
    #[must_use]
    pub fn of(object: &Object, at: At) -> Place {
        let (segments, end) = match object.tree.route(object.node, at.node) {
            Some(route) => (route.segments, route.end),
            None => (Vec::new(), at.node),
        };
        let is_entry = matches!(segments.last(), Some(Segment::Key(_)));
        let span = key_span(&object.tree, end, is_entry);
        Place { file: object.file, span, path: render(&segments, at.missing), missing: !at.exists() }
    }
}

/// From the key (where there is one) to the end of a scalar value, or the key alone for a collection.
pub(crate) fn key_span(tree: &plimsoll_syntax::Tree, node: u32, is_entry: bool) -> Span {
    let value = tree.node(node);
    let is_alias = value.resolve().id() != node;
    let collection = matches!(value.kind(), plimsoll_syntax::Kind::Map | plimsoll_syntax::Kind::Seq);
    match (is_entry && node > 0, collection) {
        (true, true) => tree.node(node - 1).span(),
        (true, false) => one_line(tree, joined(tree.node(node - 1).span(), value.span())),
        // A block of another language is shown by its own head.
        (false, true) if !is_alias && !tree.is_built() => first_entry(tree, node),
        (false, _) => one_line(tree, value.span()),
    }
}

/// Key and value as one, where the value follows its key: what another language's value says may stand elsewhere.
fn joined(key: Span, value: Span) -> Span {
    if value.end < key.end { key } else { Span { start: key.start, end: value.end } }
}

/// A list item or a whole object is shown by its first key.
fn first_entry(tree: &plimsoll_syntax::Tree, node: u32) -> Span {
    let value = tree.node(node);
    value.own_entries().next().map_or(value.span(), |(key, first)| {
        let scalar = !matches!(first.kind(), plimsoll_syntax::Kind::Map | plimsoll_syntax::Kind::Seq);
        let end = if scalar { first.span().end.max(key.span().end) } else { key.span().end };
        one_line(tree, Span { start: key.span().start, end })
    })
}

fn one_line(tree: &plimsoll_syntax::Tree, span: Span) -> Span {
    let first = span.slice(tree.text()).lines().next().unwrap_or("").trim_end().len() as u32;
    Span { start: span.start, end: span.start + first }
}

fn render(segments: &[Segment], missing: &str) -> String {
    let mut path = String::new();
    for segment in segments {
        match segment {
            Segment::Index(index) => path += &format!("[{index}]"),
            Segment::Key(key) => push_key(&mut path, key),
        }
    }
    if !missing.is_empty() {
        push_key_raw(&mut path, missing);
    }
    path
}

fn push_key(path: &mut String, key: &str) {
    if key.contains(['.', '[', '/']) {
        *path += &format!("[{key}]");
    } else {
        push_key_raw(path, key);
    }
}

fn push_key_raw(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}
