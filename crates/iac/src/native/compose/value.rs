//! Values on their way from several files into one tree.

use plimsoll_syntax::{Kind, Node, Span};

/// A value of a service, and whether it stands in the file that the tree is built over.
#[derive(Clone, Debug)]
pub(super) enum Value<'t> {
    /// Entries in the order in which they are said.
    Map(Place, Vec<(Key<'t>, Value<'t>)>),
    /// Items.
    Seq(Place, Vec<Value<'t>>),
    /// A scalar as it stands.
    Leaf(Place, Node<'t>),
    /// A text that stands nowhere as it is.
    Text(Place, String),
}

/// Where something stands, where that is the file that the tree is built over.
pub(super) type Place = Option<Span>;

/// A key of a mapping.
#[derive(Clone, Debug)]
pub(super) struct Key<'t> {
    pub(super) text: &'t str,
    pub(super) place: Place,
    /// What the value's tag asks for in a merge.
    pub(super) way: Way,
}

/// How a value joins the one that it is laid over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// By the rules of its key.
    Merge,
    /// `!override`: it takes the other's place.
    Override,
    /// `!reset`: neither is there.
    Reset,
}

impl<'t> Value<'t> {
    /// What stands at a node, aliases and merge keys followed.
    pub(super) fn of(node: Node<'t>, here: bool) -> Self {
        let place = here.then(|| node.span());
        match node.kind() {
            Kind::Map => Self::Map(place, node.entries().into_iter().map(|(k, v)| entry(k, v, here)).collect()),
            Kind::Seq => Self::Seq(place, node.items().map(|item| Self::of(item, here)).collect()),
            _ => Self::Leaf(place, node),
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Leaf(_, node) => node.text(),
            Self::Text(_, text) => text,
            _ => "",
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(_, entries) = self else { return None };
        entries.iter().find(|(k, _)| k.text == key).map(|(_, value)| value)
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Leaf(_, node) if node.is_null())
    }
}

fn entry<'t>(key: Node<'t>, value: Node<'t>, here: bool) -> (Key<'t>, Value<'t>) {
    let place = here.then(|| key.span());
    (Key { text: key.text(), place, way: way(key, value) }, Value::of(value, here))
}

/// The tag between a key and its value, which the reader does not keep.
fn way(key: Node<'_>, value: Node<'_>) -> Way {
    let between = Span { start: key.span().end, end: value.span().start.max(key.span().end) };
    let text = between.slice(key.tree().text());
    match (text.contains("!reset"), text.contains("!override")) {
        (true, _) => Way::Reset,
        (_, true) => Way::Override,
        _ => Way::Merge,
    }
}
