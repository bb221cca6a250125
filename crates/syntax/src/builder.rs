//! Trees that are not read from YAML: what another language says, node by node, over that language's own text.

use std::sync::{Arc, OnceLock};

use crate::tree::{Rare, Raw, Store};
use crate::{Comment, Kind, NodeId, Span, Tree, Unknown, limits};

/// Builds a [`Tree`] in document order. Spans point into the text that the tree is built over, so that findings,
/// snippets and edits work as for YAML; a value need not stand in it literally.
#[derive(Debug)]
pub struct Builder {
    text: Arc<str>,
    nodes: Vec<Raw>,
    owned: Vec<Box<str>>,
    unknowns: Vec<(NodeId, Unknown)>,
    elsewhere: Vec<(NodeId, u32, Span)>,
    comments: Vec<Comment>,
    open: Vec<usize>,
}

impl Builder {
    /// A tree over this text, without a node yet.
    #[must_use]
    pub fn new(text: &Arc<str>) -> Self {
        let (nodes, owned, unknowns, elsewhere) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { text: Arc::clone(text), nodes, owned, unknowns, elsewhere, comments: Vec::new(), open: Vec::new() }
    }

    /// How many nodes it has; whoever builds from hostile input stops at [`limits::MAX_NODES`].
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it has no node yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether another node would exceed the bound of a tree.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.nodes.len() >= limits::MAX_NODES
    }

    /// A key of the mapping that is open, or a string.
    pub fn string(&mut self, span: Span, text: &str) {
        self.scalar(span, Kind::Str, text);
    }

    /// A boolean.
    pub fn bool(&mut self, span: Span, value: bool) {
        let kind = if value { Kind::True } else { Kind::False };
        self.scalar(span, kind, if value { "true" } else { "false" });
    }

    /// Nothing.
    pub fn null(&mut self, span: Span) {
        self.scalar(span, Kind::Null, "");
    }

    /// A number in its decimal spelling: an integer where it is one of 64 bits.
    pub fn number(&mut self, span: Span, text: &str) {
        let whole = text.parse::<i64>().is_ok() || text.parse::<u64>().is_ok();
        self.scalar(span, if whole { Kind::Int } else { Kind::Float }, text);
    }

    /// A comment that belongs to what is built: inside it, or right before it. In document order.
    pub fn comment(&mut self, span: Span) {
        self.comments.push(Comment { span });
    }

    /// A value that cannot be told.
    pub fn unknown(&mut self, span: Span, unknown: Unknown) {
        self.unknowns.push((self.nodes.len() as NodeId, unknown));
        self.push(span, Kind::Unknown, Store::Owned, u32::MAX);
    }

    /// Says where the next value stands that another file says, by that file's number.
    pub fn elsewhere(&mut self, file: u32, span: Span) {
        self.elsewhere.push((self.nodes.len() as NodeId, file, span));
    }

    /// Opens a mapping: keys and values follow in turn until [`Builder::close`].
    pub fn open_map(&mut self, span: Span) {
        self.start(span, Kind::Map);
    }

    /// Opens a sequence: its items follow until [`Builder::close`].
    pub fn open_seq(&mut self, span: Span) {
        self.start(span, Kind::Seq);
    }

    /// Closes the innermost collection.
    pub fn close(&mut self) {
        if let Some(at) = self.open.pop() {
            self.nodes[at].link = self.nodes.len() as u32;
        }
    }

    /// The tree; none where it has no node. What is still open is closed.
    #[must_use]
    pub fn finish(mut self) -> Option<Tree> {
        while !self.open.is_empty() {
            self.close();
        }
        let made = !self.nodes.is_empty();
        made.then(|| Tree {
            text: self.text,
            nodes: self.nodes,
            owned: self.owned,
            comments: self.comments,
            built: true,
            rare: Rare { unknowns: self.unknowns, elsewhere: self.elsewhere, ..Rare::default() }.kept(),
            duplicates: OnceLock::new(),
        })
    }

    fn start(&mut self, span: Span, kind: Kind) {
        self.open.push(self.nodes.len());
        self.push(span, kind, Store::Verbatim, 0);
    }

    fn scalar(&mut self, span: Span, kind: Kind, text: &str) {
        if span.slice(&self.text) == text {
            return self.push(span, kind, Store::Verbatim, 0);
        }
        let link = self.owned.len() as u32;
        self.owned.push(text.into());
        self.push(span, kind, Store::Owned, link);
    }

    fn push(&mut self, span: Span, kind: Kind, store: Store, link: u32) {
        self.nodes.push(Raw { span, kind, store, link });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_built_tree_reads_like_a_parsed_one() {
        let text: Arc<str> = "enabled = false # name".into();
        let mut builder = Builder::new(&text);
        builder.open_map(Span::new(0, 15));
        builder.string(Span::new(0, 7), "enabled");
        builder.bool(Span::new(10, 15), false);
        builder.string(Span::new(18, 22), "names");
        builder.open_seq(Span::new(18, 22));
        builder.string(Span::new(18, 22), "name");
        let refers = Unknown::new("not computed", "apply it").refers_to("aws_kms_key.this.arn");
        builder.unknown(Span::new(18, 22), refers);
        builder.close();
        let tree = builder.finish().unwrap();
        assert_eq!(tree.root().get("enabled").unwrap().as_bool(), Some(false));
        let names: Vec<_> = tree.root().get("names").unwrap().items().collect();
        assert_eq!((names.len(), names[0].as_str(), names[1].as_str()), (2, Some("name"), None));
        assert_eq!(names[1].unknown().and_then(|u| u.refers.as_deref()), Some("aws_kms_key.this.arn"));
        assert_eq!(names[1].text(), "");
        assert_eq!(tree.root().to_json()["names"][1], serde_json::Value::Null);
    }
}
