use std::borrow::Cow;
use std::collections::HashMap;

use crate::scalar::{self, Number};
use crate::tree::{Raw, Store};
use crate::{Kind, NodeId, Span, Tree, Unknown};

/// The key that merges other mappings into its own.
pub(crate) const MERGE_KEY: &str = "<<";

/// Up to so many entries, comparing keys one by one is faster than hashing them.
pub(crate) const SMALL_MAP: usize = 16;

/// A place in a tree. Reading through it follows aliases and merge keys.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    id: NodeId,
}

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

    /// Whether this stands for another node of the document.
    #[must_use]
    pub fn is_alias(self) -> bool {
        self.raw().kind == Kind::Alias
    }

    /// One past the last node of this subtree, aliases not followed.
    #[must_use]
    pub fn past(self) -> NodeId {
        match self.raw().kind {
            Kind::Seq | Kind::Map => self.raw().link,
            _ => self.id + 1,
        }
    }

    /// Whether a scalar is written in quotes or as a block.
    #[must_use]
    pub fn is_quoted(self) -> bool {
        !matches!(self.resolve().raw().store, Store::Verbatim | Store::Merge)
    }

    /// The scalar's text, empty for collections.
    #[must_use]
    pub fn text(self) -> &'t str {
        let raw = self.resolve().raw();
        if matches!(raw.kind, Kind::Seq | Kind::Map | Kind::Alias) {
            return "";
        }
        match raw.store {
            Store::Merge => MERGE_KEY,
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
        (self.kind() == Kind::Int).then(|| scalar::integer(self.text())).flatten()
    }

    /// What is known of a value that cannot be told; nothing for other kinds.
    #[must_use]
    pub fn unknown(self) -> Option<&'t Unknown> {
        let id = self.resolve().id;
        let unknowns = &self.tree.rare.as_ref()?.unknowns;
        let at = unknowns.binary_search_by_key(&id, |(at, _)| *at).ok()?;
        Some(&unknowns[at].1)
    }

    /// The name of its own tag where it is an application's, such as `Ref` of `!Ref`.
    #[must_use]
    pub fn tag(self) -> Option<&'t str> {
        let id = self.resolve().id;
        let tags = &self.tree.rare.as_ref()?.tags;
        let at = tags.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(&tags[at].1)
    }

    /// Whether this is nothing.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// Items of a sequence, aliases not followed; nothing for other kinds.
    #[must_use]
    pub fn items_unresolved(self) -> Items<'t> {
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

    /// Entries with merge keys applied in the order of the text, as Kubernetes' reader does it: what comes later
    /// wins, so a merge key that follows a key replaces it. Of several merged mappings the first wins.
    #[must_use]
    pub fn entries(self) -> Vec<(Node<'t>, Node<'t>)> {
        let mut found: Vec<(Node<'t>, Node<'t>)> = Vec::new();
        let mut places: HashMap<Cow<'t, str>, usize> = HashMap::new();
        self.each_entry(&mut |key, value| {
            let place = if found.len() < SMALL_MAP {
                found.iter().position(|(k, _)| k.key_text() == key.key_text())
            } else {
                if places.is_empty() {
                    places.extend(found.iter().enumerate().map(|(at, (k, _))| (k.key_text(), at)));
                }
                places.get(&key.key_text()).copied()
            };
            match place {
                Some(at) => found[at] = (key, value),
                None => {
                    if !places.is_empty() {
                        places.insert(key.key_text(), found.len());
                    }
                    found.push((key, value));
                }
            }
        });
        found
    }

    /// Visits entries in the order in which they count; the reader bounds how deep aliases go.
    fn each_entry(self, visit: &mut dyn FnMut(Node<'t>, Node<'t>)) {
        for (key, value) in self.own_entries() {
            if !key.is_merge() {
                visit(key, value);
                continue;
            }
            let mut sources: Vec<Node<'t>> = value.merge_sources().collect();
            while let Some(source) = sources.pop() {
                source.each_entry(visit);
            }
        }
    }

    /// Whether this is the key `<<` that merges.
    #[must_use]
    pub fn is_merge(self) -> bool {
        self.raw().store == Store::Merge
    }

    /// The mappings that the value of a merge key stands for.
    pub(crate) fn merge_sources(self) -> impl Iterator<Item = Node<'t>> {
        let one = (self.kind() == Kind::Map).then_some(self);
        let many = (self.raw().kind == Kind::Seq).then(|| self.items().filter(|i| i.kind() == Kind::Map));
        one.into_iter().chain(many.into_iter().flatten())
    }

    /// The entry with this key as JSON has it (`on` is `true`), merge keys followed.
    #[must_use]
    pub fn entry(self, key: &str) -> Option<(Node<'t>, Node<'t>)> {
        let mut found = None;
        for (own, value) in self.own_entries() {
            if own.is_merge() {
                found = value.merge_sources().find_map(|source| source.entry(key)).or(found);
            } else if own.key_is(key) {
                found = Some((own, value));
            }
        }
        found
    }

    fn key_is(self, key: &str) -> bool {
        let raw = self.raw();
        let written = (raw.span.end - raw.span.start) as usize;
        match (raw.kind, raw.store) {
            // Most keys that are not meant differ in length.
            (Kind::Str, Store::Verbatim) => written == key.len() && self.text() == key,
            (Kind::Str, Store::Quoted) => written == key.len() + 2 && self.text() == key,
            _ if self.kind() == Kind::Str => self.text() == key,
            _ => self.key_text() == key,
        }
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
            Kind::Null | Kind::Alias | Kind::Unknown => Value::Null,
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Int | Kind::Float => self.number_json(),
            Kind::Str => Value::String(self.text().to_owned()),
            Kind::Seq => Value::Array(self.items().map(Node::to_json).collect()),
            Kind::Map => self.map_json(),
        }
    }

    fn map_json(self) -> serde_json::Value {
        let mut map = serde_json::Map::new();
        self.each_entry(&mut |key, value| drop(map.insert(key.key_text().into_owned(), value.to_json())));
        map.into()
    }

    fn number_json(self) -> serde_json::Value {
        match (scalar::number(self.text()), self.kind()) {
            (Some(Number::Int(value)), Kind::Int) => value.into(),
            (Some(Number::Uint(value)), Kind::Int) => value.into(),
            (number, _) => number.map(Number::as_f64).into(),
        }
    }

    /// A key as JSON has it: booleans and numbers in their canonical spelling.
    #[must_use]
    pub fn key_text(self) -> Cow<'t, str> {
        match self.kind() {
            Kind::True => "true".into(),
            Kind::False => "false".into(),
            Kind::Int | Kind::Float => match scalar::number(self.text()) {
                Some(Number::Int(value)) if self.kind() == Kind::Int => value.to_string().into(),
                Some(Number::Uint(value)) => value.to_string().into(),
                number => number.map_or(self.text().into(), |n| scalar::float_key(n.as_f64()).into()),
            },
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
