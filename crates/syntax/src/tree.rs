use std::sync::{Arc, OnceLock};

use crate::{DuplicateKey, Node, Refusal, Span, Unknown, faults};

/// Index of a node in its tree, in document order.
pub type NodeId = u32;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Nothing: `null`, `~` or an empty value.
    Null,
    /// Boolean true.
    True,
    /// Boolean false.
    False,
    /// An integer that fits 64 bits, signed or not.
    Int,
    /// Any other number.
    Float,
    /// Text.
    Str,
    /// A sequence.
    Seq,
    /// A mapping.
    Map,
    /// A reference to an anchored node of the same document.
    Alias,
    /// A value that cannot be told; never read from YAML, see [`crate::Builder`].
    Unknown,
}

/// Sixteen bytes per node: what keeps an estate of 100,000 objects in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raw {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
    /// Plain, quoted or owned: how a scalar's text is found.
    pub(crate) store: Store,
    /// One past the subtree (collections), the target (aliases) or the owned text's index.
    pub(crate) link: u32,
}

/// How a scalar's text is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Store {
    /// The span's text itself.
    Verbatim,
    /// The span's text without its quotes.
    Quoted,
    /// Unescaped, folded or decoded text, kept beside the nodes.
    Owned,
    /// The key `<<` that merges.
    Merge,
}

/// A comment and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `#` to the end of the line.
    pub span: Span,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A key of a mapping.
    Key(String),
    /// An index of a sequence, from 0.
    Index(usize),
}

/// One document: its nodes in document order over a shared text.
#[derive(Clone, Debug)]
pub struct Tree {
    pub(crate) text: Arc<str>,
    pub(crate) nodes: Vec<Raw>,
    pub(crate) owned: Vec<Box<str>>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) duplicates: OnceLock<Box<[DuplicateKey]>>,
    /// Not read from YAML: see [`Tree::is_built`].
    pub(crate) built: bool,
    /// What hardly any document has costs those that do not have it one pointer.
    pub(crate) rare: Option<Box<Rare>>,
}

/// What hardly any document has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rare {
    /// What is known of the values that cannot be told, ordered by node.
    pub(crate) unknowns: Vec<(NodeId, Unknown)>,
    /// Tags of an application's own, such as `Ref` of `!Ref`, ordered by node.
    pub(crate) tags: Vec<(NodeId, Box<str>)>,
    /// Scalars that are not what their tags say.
    pub(crate) mistagged: Vec<Refusal>,
    /// Where values stand that another file says, ordered by node.
    pub(crate) elsewhere: Vec<(NodeId, u32, Span)>,
}

impl Rare {
    /// Boxed, where there is any of it.
    pub(crate) fn kept(self) -> Option<Box<Self>> {
        let none =
            self.unknowns.is_empty() && self.tags.is_empty() && self.mistagged.is_empty() && self.elsewhere.is_empty();
        (!none).then(|| Box::new(self))
    }
}

impl Tree {
    /// The whole text that this document is part of.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The root node.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    /// The node with this id; ids come from this tree only.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Node<'_> {
        Node::new(self, id.min(self.nodes.len().saturating_sub(1) as u32))
    }

    /// Comments in document order.
    #[must_use]
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Keys that stand twice in one mapping, in document order; looked for at the first call.
    #[must_use]
    pub fn duplicates(&self) -> &[DuplicateKey] {
        self.duplicates.get_or_init(|| faults::duplicates(self).into())
    }

    /// The nodes for which Kubernetes refuses the document although it can be read, in document order.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        faults::refusals(self)
    }

    /// Whether this was built by a [`crate::Builder`] instead of read: its text is not YAML, or says something else
    /// before it is evaluated, so that a change of a node is no change of the text.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.built
    }

    /// The file and the bytes that say a value, where that is another file than the tree's own; see
    /// [`crate::Builder::elsewhere`].
    #[must_use]
    pub fn elsewhere(&self, node: NodeId) -> Option<(u32, Span)> {
        let all = &self.rare.as_ref()?.elsewhere;
        let found = all.binary_search_by_key(&node, |(own, ..)| *own).ok()?;
        all.get(found).map(|(_, file, span)| (*file, *span))
    }

    /// How many nodes the document has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether the document has no node; the reader never makes such a tree.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}
