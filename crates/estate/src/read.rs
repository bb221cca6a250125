//! Reading typed values from raw nodes: absence, wrong types and placeholders are told apart here.

use plimsoll_model::{State, Value, Why};
use plimsoll_syntax::{Kind, Node};

use crate::{At, V};

/// Reads values below one node. `null` counts as absent, as it does for the API server.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'t> {
    node: Node<'t>,
}

impl<'t> Reader<'t> {
    /// Reads below `node`.
    #[must_use]
    pub fn new(node: Node<'t>) -> Self {
        Self { node }
    }

    /// The node that this reads below.
    #[must_use]
    pub fn node(self) -> Node<'t> {
        self.node
    }

    /// The node at a dotted path, or the place where it would stand.
    #[must_use]
    pub fn find(self, path: &'static str) -> (At, Option<Node<'t>>) {
        let mut node = self.node;
        let mut rest = path;
        while !rest.is_empty() {
            let (key, after) = rest.split_once('.').unwrap_or((rest, ""));
            match node.get(key) {
                Some(next) if !next.is_null() => node = next,
                _ => return (At::below(node, rest), None),
            }
            rest = after;
        }
        (At::exact(node), Some(node))
    }

    /// The mapping or sequence at a dotted path, for reading further.
    #[must_use]
    pub fn child(self, path: &'static str) -> Option<Reader<'t>> {
        self.find(path).1.map(Reader::new)
    }

    fn value<T>(self, path: &'static str, wanted: &'static str, read: impl FnOnce(Node<'t>) -> Option<T>) -> V<T> {
        match self.find(path) {
            (at, None) => self.opaque_at(at).map_or_else(|| Value::absent(at), |why| Value::unknown(why, at)),
            (at, Some(node)) => {
                let read = if is_placeholder(node) { None } else { read(node) };
                read.map_or_else(|| Value::unknown(unreadable(node, wanted), at), |v| Value::known(v, at))
            }
        }
    }

    /// Why nothing can be read below this node, if so: it is a placeholder, or no mapping.
    #[must_use]
    pub fn opaque(self) -> Option<Why> {
        let readable = matches!(self.node.kind(), Kind::Map | Kind::Null) && !is_placeholder(self.node);
        (!readable).then(|| unreadable(self.node, "a mapping"))
    }

    /// A path that ends at something opaque tells nothing about what would stand below.
    fn opaque_at(self, at: At) -> Option<Why> {
        Reader::new(self.node.tree().node(at.node)).opaque()
    }

    /// A boolean.
    #[must_use]
    pub fn bool(self, path: &'static str) -> V<bool> {
        self.value(path, "a boolean", Node::as_bool)
    }

    /// A boolean whose absence means `default`.
    #[must_use]
    pub fn bool_or(self, path: &'static str, default: bool) -> V<bool> {
        let value = self.bool(path);
        let origin = value.origin;
        value.or(|| Value::default(default, origin))
    }

    /// An integer.
    #[must_use]
    pub fn int(self, path: &'static str) -> V<i64> {
        self.value(path, "an integer", Node::as_i64)
    }

    /// A string.
    #[must_use]
    pub fn string(self, path: &'static str) -> V<Box<str>> {
        self.value(path, "a string", |n| n.as_str().map(Box::from))
    }

    /// A quantity, which may be written as a number or a string.
    #[must_use]
    pub fn quantity(self, path: &'static str) -> V<Box<str>> {
        let text = |n: Node<'t>| matches!(n.kind(), Kind::Int | Kind::Float | Kind::Str).then(|| n.text().into());
        self.value(path, "a quantity", text)
    }

    /// A string whose absence or emptiness means `default`.
    #[must_use]
    pub fn string_or(self, path: &'static str, default: &str) -> V<Box<str>> {
        let value = self.string(path);
        let origin = value.origin;
        match value.state {
            State::Absent => Value::default(default.into(), origin),
            State::Known(text) if text.is_empty() => Value::default(default.into(), origin),
            _ => value,
        }
    }

    /// The items of a sequence of strings, each with its place; one unknown item for what is no sequence.
    #[must_use]
    pub fn strings(self, path: &'static str) -> Vec<V<Box<str>>> {
        match self.find(path) {
            (_, Some(node)) if node.kind() == Kind::Seq => {
                node.items().map(|item| Reader::new(item).string("")).collect()
            }
            (at, Some(node)) => vec![Value::unknown(unreadable(node, "a list"), at)],
            (at, None) => self.opaque_at(at).map(|why| Value::unknown(why, at)).into_iter().collect(),
        }
    }

    /// The items of a sequence. Anything else counts as one item: a mapping reads as usual, and below a
    /// placeholder everything reads as unknown, so that it is never taken for an empty list.
    #[must_use]
    pub fn items(self, path: &'static str) -> Vec<Reader<'t>> {
        match self.find(path) {
            (_, Some(node)) if node.kind() == Kind::Seq => node.items().map(Reader::new).collect(),
            (_, Some(node)) => vec![Reader::new(node)],
            (at, None) => self.opaque_at(at).map(|_| Reader::new(self.node.tree().node(at.node))).into_iter().collect(),
        }
    }
}

/// Whether a scalar still holds a placeholder of a template engine.
fn is_placeholder(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Str => node.text().contains("{{") && node.text().contains("}}"),
        // An unquoted `{{ x }}` reads as a mapping whose key is a mapping.
        Kind::Map => node.own_entries().next().is_some_and(|(k, _)| k.kind() == Kind::Map),
        _ => false,
    }
}

fn unreadable(node: Node<'_>, wanted: &'static str) -> Why {
    if is_placeholder(node) {
        return Why::new("the value is a template placeholder", "render the template and scan its output");
    }
    Why::new(
        format!("expected {wanted}, found {}", kind_name(node.kind())),
        "correct the type: the API server refuses this object",
    )
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "nothing",
        Kind::True | Kind::False => "a boolean",
        Kind::Int | Kind::Float => "a number",
        Kind::Str => "a string",
        Kind::Seq => "a list",
        Kind::Map | Kind::Alias => "a mapping",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, judge: impl FnOnce(Reader<'_>)) {
        let parsed = plimsoll_syntax::parse(&text.into());
        judge(Reader::new(parsed.trees[0].root()));
    }

    #[test]
    fn nothing_is_known_below_a_placeholder() {
        read("context: \"{{ .Values.context }}\"\nports: \"{{ .Values.ports }}\"\n", |reader| {
            assert!(reader.bool_or("context.privileged", false).why().is_some());
            assert!(reader.strings("context.add")[0].why().is_some());
            assert!(reader.items("ports")[0].int("hostPort").why().is_some());
            assert!(reader.opaque().is_none());
        });
    }

    #[test]
    fn an_empty_parent_is_absence() {
        read("context:\nports: []\n", |reader| {
            assert_eq!(reader.bool_or("context.privileged", false).get(), Some(&false));
            assert!(reader.strings("context.add").is_empty() && reader.items("ports").is_empty());
        });
    }
}
