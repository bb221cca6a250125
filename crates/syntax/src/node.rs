use std::borrow::Cow;

use crate::tree::{Raw, Store};
use crate::{Kind, NodeId, Span, Tree, scalar};

/// A place in a tree. Reading through it follows aliases and merge keys.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: NodeId,
}

/// Merge chains longer than this are not followed: the reader refuses cycles, this bounds the rest.
const MAX_MERGE_DEPTH: u8 = 16;

impl<'t> Node<'t> {
    pub(crate) fn new(tree: &'t Tree, id: NodeId) -> Self {
        Self { tree, id }
    }

    /// The tree that this node is part of.
    #[must_use]
    pub fn tree(self) -> &'t Tree {
        self.tree
    }

    /// Its index in the tree.
    #[must_use]
    pub fn id(self) -> NodeId {
        self.id
    }

    fn raw(self) -> &'t Raw {
        &self.tree.nodes[self.id as usize]
    }

    /// The bytes that it covers, quotes included.
    #[must_use]
    pub fn span(self) -> Span {
        self.raw().span
    }

    /// What it is, aliases followed.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.resolve().raw().kind
    }

    /// The node that an alias stands for, else itself.
    #[must_use]
    pub fn resolve(self) -> Node<'t> {
        let raw = self.raw();
        if raw.kind == Kind::Alias { Node::new(self.tree, raw.link) } else { self }
    }

    /// One past the last node of this subtree.
    pub(crate) fn past(self) -> NodeId {
        match self.raw().kind {
            Kind::Seq | Kind::Map => self.raw().link,
            _ => self.id + 1,
        }
    }

    /// Whether a scalar is written in quotes or as a block.
    #[must_use]
    pub fn is_quoted(self) -> bool {
        self.resolve().raw().store != Store::Verbatim
    }

    /// The scalar's text, empty for collections.
    #[must_use]
    pub fn text(self) -> &'t str {
        let raw = self.resolve().raw();
        if matches!(raw.kind, Kind::Seq | Kind::Map | Kind::Alias) {
            return "";
        }
        match raw.store {
            Store::Verbatim => raw.span.slice(&self.tree.text),
            Store::Quoted => Span { start: raw.span.start + 1, end: raw.span.end - 1 }.slice(&self.tree.text),
            Store::Owned => self.tree.owned.get(raw.link as usize).map_or("", |s| s),
        }
    }

    /// The text if this is a string.
    #[must_use]
    pub fn as_str(self) -> Option<&'t str> {
        (self.kind() == Kind::Str).then(|| self.text())
    }

    /// The boolean if this is one.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.kind() {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    /// The integer if this is one that fits.
    #[must_use]
    pub fn as_i64(self) -> Option<i64> {
        (self.kind() == Kind::Int).then(|| scalar::integer(self.text())).flatten()?.try_into().ok()
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Items of a sequence, aliases not followed; nothing for other kinds.
    pub(crate) fn items_unresolved(self) -> Items<'t> {
        let node = self.resolve();
        let (next, end) = if node.raw().kind == Kind::Seq { (node.id + 1, node.past()) } else { (0, 0) };
        Items { tree: self.tree, next, end }
    }

    /// Items of a sequence; nothing for other kinds.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> + 't {
        self.items_unresolved()
    }

    /// Entries of a mapping as written, merge keys not followed; nothing for other kinds.
    #[must_use]
    pub fn own_entries(self) -> Entries<'t> {
        let node = self.resolve();
        let (next, end) = if node.raw().kind == Kind::Map { (node.id + 1, node.past()) } else { (0, 0) };
        Entries { items: Items { tree: self.tree, next, end } }
    }

    /// Entries with merge keys applied: an own key wins over a merged one, a later duplicate over an earlier.
    #[must_use]
    pub fn entries(self) -> Vec<(Node<'t>, Node<'t>)> {
        let mut found: Vec<(Node<'t>, Node<'t>)> = Vec::new();
        self.collect_entries(&mut found, MAX_MERGE_DEPTH);
        found
    }

    fn collect_entries(self, found: &mut Vec<(Node<'t>, Node<'t>)>, depth: u8) {
        let inherited = found.len();
        for (key, value) in self.own_entries().filter(|(k, _)| !k.is_merge()) {
            match found.iter().position(|(k, _)| k.text() == key.text()) {
                Some(at) if at >= inherited => found[at] = (key, value),
                Some(_) => {}
                None => found.push((key, value)),
            }
        }
        if depth > 0 {
            for source in self.merge_sources() {
                source.collect_entries(found, depth - 1);
            }
        }
    }

    fn is_merge(self) -> bool {
        self.raw().kind == Kind::Str && self.raw().store == Store::Verbatim && self.text() == "<<"
    }

    fn merge_sources(self) -> impl Iterator<Item = Node<'t>> {
        self.own_entries().filter(|(k, _)| k.is_merge()).flat_map(|(_, v)| {
            let one = (v.kind() == Kind::Map).then_some(v);
            one.into_iter().chain(v.items())
        })
    }

    /// The entry with this key, merge keys followed.
    #[must_use]
    pub fn entry(self, key: &str) -> Option<(Node<'t>, Node<'t>)> {
        self.entry_within(key, MAX_MERGE_DEPTH)
    }

    fn entry_within(self, key: &str, depth: u8) -> Option<(Node<'t>, Node<'t>)> {
        let mut own = None;
        let mut merges = false;
        for (k, v) in self.own_entries() {
            if k.text() == key && !k.is_merge() {
                own = Some((k, v));
            }
            merges |= k.is_merge();
        }
        if own.is_some() || !merges || depth == 0 {
            return own;
        }
        self.merge_sources().find_map(|source| source.entry_within(key, depth - 1))
    }

    /// The value of this key, merge keys followed.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Node<'t>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// The value at a dotted path of keys.
    #[must_use]
    pub fn at(self, path: &str) -> Option<Node<'t>> {
        path.split('.').try_fold(self, |node, key| node.get(key))
    }

    /// The subtree as JSON, aliases and merge keys expanded, as Kubernetes' reader would send it.
    #[must_use]
    pub fn to_json(self) -> serde_json::Value {
        use serde_json::Value;
        match self.kind() {
            Kind::Null | Kind::Alias => Value::Null,
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Int => self.integer_json(),
            Kind::Float => scalar::float(self.text()).map_or(Value::Null, Value::from),
            Kind::Str => Value::String(self.text().to_owned()),
            Kind::Seq => Value::Array(self.items().map(Node::to_json).collect()),
            Kind::Map => Value::Object(
                self.entries().into_iter().map(|(k, v)| (k.key_text().into_owned(), v.to_json())).collect(),
            ),
        }
    }

    fn integer_json(self) -> serde_json::Value {
        let value = scalar::integer(self.text()).unwrap_or_default();
        i64::try_from(value).map_or_else(|_| serde_json::Value::from(value as u64), serde_json::Value::from)
    }

    /// A key as JSON has it: booleans and numbers in their canonical spelling.
    fn key_text(self) -> Cow<'t, str> {
        match self.kind() {
            Kind::True => "true".into(),
            Kind::False => "false".into(),
            Kind::Int => scalar::integer(self.text()).map_or(self.text().into(), |i| i.to_string().into()),
            _ => self.text().into(),
        }
    }
}

impl std::fmt::Debug for Node<'_> {
    // The text stays out: it may hold a secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} at {}..{}", self.kind(), self.span().start, self.span().end)
    }
}

/// Iterator over the direct children of a collection.
pub struct Items<'t> {
    tree: &'t Tree,
    next: NodeId,
    end: NodeId,
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node::new(self.tree, self.next);
        self.next = node.past();
        Some(node)
    }
}

/// Iterator over the entries of a mapping as written.
pub struct Entries<'t> {
    items: Items<'t>,
}

impl<'t> Iterator for Entries<'t> {
    type Item = (Node<'t>, Node<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.items.next()?, self.items.next()?))
    }
}
