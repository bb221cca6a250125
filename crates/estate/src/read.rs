//! Reading typed values from raw nodes: absence, wrong types and placeholders are told apart here.

use std::collections::HashSet;

use plimsoll_model::{State, Value, Why};
use plimsoll_syntax::{Kind, Node};

use crate::layers::{Bases, find, has_first, within};
use crate::{At, V};

/// Reads values below one node, and what it leaves out below the nodes behind it (the workflow of a template, the
/// step template of a step). `null` counts as absent, as it does for the API server.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'t> {
    node: Node<'t>,
    bases: Bases,
}

impl<'t> Reader<'t> {
    /// Reads below `node`.
    #[must_use]
    pub fn new(node: Node<'t>) -> Self {
        Self::layered(node, Bases::EMPTY)
    }

    /// Reads below `node`, and below `bases` what it leaves out.
    pub(crate) fn layered(node: Node<'t>, bases: Bases) -> Self {
        Self { node, bases }
    }

    /// Reads without the nodes whose fields count as a whole.
    pub(crate) fn near(self) -> Self {
        Self::layered(self.node, self.bases.near())
    }

    /// Reads below `default` too, field by field.
    pub(crate) fn with_default(self, default: Reader<'t>) -> Self {
        let tree = self.node.tree();
        let own = self.bases.nodes(tree).map(|(_, node)| node);
        let behind = default.bases.near().nodes(tree).map(|(_, node)| node);
        let deep: Vec<_> = own.chain([default.node]).chain(behind).collect();
        Self::layered(self.node, Bases::new(deep.into_iter(), std::iter::empty()))
    }

    pub(crate) fn bases(self) -> Bases {
        self.bases
    }

    /// The node that this reads below.
    #[must_use]
    pub fn node(self) -> Node<'t> {
        self.node
    }

    /// The node at a dotted path, or the place where it would stand.
    #[must_use]
    pub fn find(self, path: &'static str) -> (At, Option<Node<'t>>) {
        let own = find(self.node, path);
        let settled = own.1.is_some() || self.bases.is_empty() || self.opaque_at(own.0).is_some();
        if settled { own } else { self.find_behind(path, own) }
    }

    fn find_behind(self, path: &'static str, own: (At, Option<Node<'t>>)) -> (At, Option<Node<'t>>) {
        let mut taken = has_first(self.node, path);
        for (deep, base) in self.bases.nodes(self.node.tree()) {
            if taken && !deep {
                break;
            }
            let found = find(base, path);
            let has = has_first(base, path);
            if found.1.is_some() || self.opaque_at(found.0).is_some() || (has && !deep) {
                return found;
            }
            taken |= has;
        }
        own
    }

    /// The mapping or sequence at a dotted path, for reading further.
    #[must_use]
    pub fn child(self, path: &'static str) -> Option<Reader<'t>> {
        let first = self.find(path).1?;
        let deep = self.bases.nodes(self.node.tree()).filter(|(deep, _)| *deep);
        let behind = deep.filter_map(|(_, base)| find(base, path).1);
        // Only mappings are merged: anything else replaces what stands behind it.
        let merged = behind.filter(|b| b.id() != first.id() && b.kind() == Kind::Map && first.kind() == Kind::Map);
        let whole = self.bases.nodes(self.node.tree()).any(|(deep, base)| !deep && within(base, path, first));
        Some(if whole { Reader::new(first) } else { Reader::layered(first, Bases::new(merged, std::iter::empty())) })
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
    /// placeholder everything reads as unknown, so that it is never taken for an empty list. Lists of the nodes
    /// behind this one are added to its own, but for items of the same name.
    #[must_use]
    pub fn items(self, path: &'static str) -> Vec<Reader<'t>> {
        if self.bases.is_empty() {
            return items(self.node, path);
        }
        if let Some(single) = self.child(path).filter(|child| child.node.kind() == Kind::Map) {
            return vec![single];
        }
        let behind = self.bases.nodes(self.node.tree()).map(|(_, base)| base);
        let lists = std::iter::once(self.node).chain(behind).map(|node| items(node, path));
        let mut names = HashSet::new();
        lists.flat_map(|list| unnamed_before(list, path, &mut names)).collect()
    }
}

/// The items whose names are not in `names` yet; then they are.
fn unnamed_before<'t>(list: Vec<Reader<'t>>, path: &str, names: &mut HashSet<&'t str>) -> Vec<Reader<'t>> {
    let key = if path.ends_with("volumeMounts") { "mountPath" } else { "name" };
    let name = |item: &Reader<'t>| item.node.get(key).map_or("", Node::text);
    let (new, found): (Vec<_>, Vec<_>) =
        list.into_iter().filter(|item| !names.contains(name(item))).map(|item| (item, name(&item))).unzip();
    names.extend(found.into_iter().filter(|name| !name.is_empty()));
    new
}

fn items<'t>(node: Node<'t>, path: &'static str) -> Vec<Reader<'t>> {
    match find(node, path) {
        (_, Some(node)) if node.kind() == Kind::Seq => node.items().map(Reader::new).collect(),
        (_, Some(node)) => vec![Reader::new(node)],
        (at, None) => {
            let parent = Reader::new(node.tree().node(at.node));
            parent.opaque().map(|_| parent).into_iter().collect()
        }
    }
}

/// Whether a scalar still holds a placeholder of a template engine.
fn is_placeholder(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::Str => holds_placeholder(node.text()),
        // An unquoted `{{ x }}` reads as a mapping whose key is a mapping.
        Kind::Map => node.own_entries().next().is_some_and(|(k, _)| k.kind() == Kind::Map),
        _ => false,
    }
}

/// Whether a text holds a placeholder; most texts hold no brace at all.
fn holds_placeholder(text: &str) -> bool {
    text.as_bytes().contains(&b'{') && text.contains("{{") && text.contains("}}")
}

fn unreadable(node: Node<'_>, wanted: &'static str) -> Why {
    if let Some(unknown) = node.unknown() {
        return Why::new(unknown.reason.to_string(), unknown.resolve.to_string());
    }
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
        Kind::Unknown => "an unknown value",
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
