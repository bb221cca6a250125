//! The tree in the making. Nodes and where they end are those that the library's events lead to.

use std::sync::{Arc, OnceLock};

use crate::tree::{Comment, Raw, Store};
use crate::{Kind, Span, Tree};

/// One document; the buffers serve all documents of a text.
#[derive(Default)]
pub(super) struct Build {
    nodes: Vec<Raw>,
    owned: Vec<Box<str>>,
    comments: Vec<Comment>,
    /// Where the last complete node ends.
    last_end: u32,
}

/// A scalar that was read and not yet put into the tree: a mapping starts before its first key.
#[derive(Clone, Copy)]
pub(super) struct Scalar {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) store: Store,
    pub(super) link: u32,
}

impl Build {
    pub(super) fn nodes(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn comments(&self) -> usize {
        self.comments.len()
    }

    pub(super) fn comment(&mut self, start: usize, end: usize) {
        self.comments.push(Comment { span: Span::new(start, end) });
    }

    pub(super) fn scalar(&mut self, scalar: Scalar) {
        let Scalar { span, kind, store, link } = scalar;
        self.last_end = span.end;
        self.nodes.push(Raw { span, kind, store, link });
    }

    /// An empty value belongs after what stands before it.
    pub(super) fn null(&mut self) {
        let span = Span { start: self.last_end, end: self.last_end };
        self.scalar(Scalar { span, kind: Kind::Null, store: Store::Verbatim, link: 0 });
    }

    /// Keeps a text that does not stand verbatim in the source; returns its index.
    pub(super) fn keep(&mut self, text: &str) -> u32 {
        self.owned.push(text.into());
        self.owned.len() as u32 - 1
    }

    /// Starts a collection; what it is given is asked back by [`Build::end`].
    pub(super) fn start(&mut self, kind: Kind, at: usize) -> usize {
        let span = Span::new(at, at);
        self.scalar(Scalar { span, kind, store: Store::Verbatim, link: 0 });
        self.nodes.len() - 1
    }

    /// Ends a collection: a flow collection behind its bracket, a block collection with its last node.
    pub(super) fn end(&mut self, id: usize, bracket: Option<usize>) {
        let past = self.nodes.len() as u32;
        let Some(node) = self.nodes.get_mut(id) else { return };
        node.link = past;
        node.span.end = bracket.map_or(self.last_end.max(node.span.start), |end| end as u32);
        self.last_end = node.span.end;
    }

    /// The document; the next one starts empty.
    pub(super) fn take(&mut self, text: &Arc<str>) -> Tree {
        let tree = Tree {
            built: false,
            text: Arc::clone(text),
            nodes: self.nodes.to_vec(),
            owned: std::mem::take(&mut self.owned),
            comments: self.comments.to_vec(),
            rare: None,
            duplicates: OnceLock::new(),
        };
        self.nodes.clear();
        self.comments.clear();
        self.last_end = 0;
        tree
    }
}
