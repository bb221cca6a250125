//! What one line says of a rendered text: the value that a place was made of, or the same words in a template.

use std::borrow::Cow;

use plimsoll_model::Rendered;
use plimsoll_syntax::{Kind, Node, NodeId, Span};

use super::table;
use crate::{At, Estate, Object, Place};

/// What says a place of a rendered text, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A node of the first document of a file of values says the node.
    Value {
        /// Index of the file.
        file: u32,
        /// The node.
        node: NodeId,
    },
    /// An empty value, which a template writes below the first key of the path where it is set.
    Given {
        /// Index of the file.
        file: u32,
        /// The node of the value.
        node: NodeId,
    },
    /// A scalar that stands in a template as it is rendered.
    Word {
        /// Index of the file.
        file: u32,
        /// Its bytes.
        span: Span,
    },
    /// A mapping that stands in a template and can have another key.
    Table {
        /// Index of the file.
        file: u32,
        /// Where its first line goes.
        at: u32,
        /// The column of its keys.
        column: usize,
    },
}

impl Estate {
    /// What says a node of a rendered object, or the keys of a path below it that do not exist; none where several
    /// things do, or none that can be told.
    #[must_use]
    pub fn written(&self, object: &Object, node: NodeId, path: &[Cow<'static, str>]) -> Option<Written> {
        let rendered = self.sheets.texts.get(&object.file).filter(|rendered| rendered.objects.is_empty())?;
        let there = object.node().tree().node(node);
        let value = || self.value(rendered, object, there);
        match path.first() {
            None => self.word(rendered, there).or_else(value),
            Some(key) => value().or_else(|| self.addition(rendered, there, key)),
        }
    }

    fn word(&self, rendered: &Rendered, node: Node<'_>) -> Option<Written> {
        let (file, span) = self.literal(rendered, node)?;
        // Beside an action it may be one case of several.
        let text = &self.files.get(file as usize)?.text;
        let is_alone = !table::line(text, span.start)?.contains("{{") && !table::is_alternative(text, span.start);
        is_alone.then_some(Written::Word { file, span })
    }

    /// The only value that a place is made of, where it says the same.
    fn value(&self, rendered: &Rendered, object: &Object, node: Node<'_>) -> Option<Written> {
        let place = Place::of(object, At::exact(node));
        let [(file, id)] = self.value_nodes(rendered, &place)[..] else { return None };
        let set = self.trees_of(file).first()?.node(id);
        let is_table = |node: Node<'_>| node.kind() == Kind::Map;
        let same = match (is_table(node), is_table(set)) {
            (true, true) => node.to_json() == set.to_json(),
            (false, false) => set.kind() != Kind::Seq && node.kind() != Kind::Seq && set.text() == node.text(),
            _ => false,
        };
        same.then_some(Written::Value { file, node: id })
    }
}
