//! Nodes that settle what another node leaves out: a workflow behind its templates, a step template behind its steps.

use plimsoll_syntax::{Node, NodeId, Tree};

use crate::At;

/// Most nodes that may stand behind one.
pub(crate) const MAX_BASES: usize = 4;

const NONE: NodeId = NodeId::MAX;

/// The nodes behind a node, nearest first. The first `deep` of them are merged with it field by field; of the
/// others, a field counts as a whole, and only where nothing nearer has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bases {
    ids: [NodeId; MAX_BASES],
    deep: u8,
}

impl Bases {
    pub(crate) const EMPTY: Bases = Bases { ids: [NONE; MAX_BASES], deep: 0 };

    /// What exceeds [`MAX_BASES`] is left out; a test of the table of kinds proves that nothing does.
    pub(crate) fn new<'t>(deep: impl Iterator<Item = Node<'t>>, whole: impl Iterator<Item = Node<'t>>) -> Self {
        let mut bases = Self::EMPTY;
        let all = deep.map(|node| (node, 1)).chain(whole.map(|node| (node, 0)));
        for (slot, (node, deep)) in bases.ids.iter_mut().zip(all) {
            *slot = node.id();
            bases.deep += deep;
        }
        bases
    }

    pub(crate) fn is_empty(self) -> bool {
        self.ids[0] == NONE
    }

    /// Only those that are merged field by field.
    pub(crate) fn near(mut self) -> Self {
        self.ids.iter_mut().skip(usize::from(self.deep)).for_each(|id| *id = NONE);
        self
    }

    /// Each node with whether it is merged field by field.
    pub(crate) fn nodes(self, tree: &Tree) -> impl Iterator<Item = (bool, Node<'_>)> {
        let set = self.ids.into_iter().take_while(|id| *id != NONE).enumerate();
        set.map(move |(index, id)| (index < usize::from(self.deep), tree.node(id)))
    }
}

/// The node at a dotted path, or the place where it would stand.
pub(crate) fn find<'t>(mut node: Node<'t>, path: &'static str) -> (At, Option<Node<'t>>) {
    let mut rest = path;
    while !rest.is_empty() {
        let (key, after) = first(rest);
        match node.get(key) {
            Some(next) if !next.is_null() => node = next,
            // A key without a value exists: it is the nearest parent of what is missing below it.
            Some(empty) => return (At::below(empty, after), None),
            None => return (At::below(node, rest), None),
        }
        rest = after;
    }
    (At::exact(node), Some(node))
}

/// The first key of a path and what follows it. Keys are short: looking at each byte is faster than a search.
fn first(path: &'static str) -> (&'static str, &'static str) {
    let dot = path.as_bytes().iter().position(|byte| *byte == b'.').unwrap_or(path.len());
    (path.get(..dot).unwrap_or(path), path.get(dot + 1..).unwrap_or(""))
}

/// Whether the first key of a path is set.
pub(crate) fn has_first(node: Node<'_>, path: &'static str) -> bool {
    node.get(first(path).0).is_some_and(|value| !value.is_null())
}

/// Whether `found` is what stands at a path below `base`.
pub(crate) fn within(base: Node<'_>, path: &'static str, found: Node<'_>) -> bool {
    find(base, path).1.is_some_and(|node| node.id() == found.id())
}
