//! What one line says of a rendered text: the value that a place was made of, or the same words in a template.

use plimsoll_model::Rendered;
use plimsoll_syntax::{Kind, Node, NodeId, Span};

use super::part_at;
use crate::{At, Estate, Object, Place};

/// What says a node of a rendered text, and nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A node of the first document of a file of values.
    Value {
        /// Index of the file.
        file: u32,
        /// The node.
        node: NodeId,
    },
    /// A scalar that stands in a template as it is rendered.
    Word {
        /// Index of the file.
        file: u32,
        /// Its bytes.
        span: Span,
    },
}

impl Estate {
    /// What says a node of a rendered object; none where several things do, or none that can be told.
    #[must_use]
    pub fn written(&self, object: &Object, node: NodeId) -> Option<Written> {
        let rendered = self.sheets.texts.get(&object.file).filter(|rendered| rendered.objects.is_empty())?;
        let there = object.node().tree().node(node);
        self.word(rendered, there).or_else(|| self.value(rendered, object, there))
    }

    fn word(&self, rendered: &Rendered, node: Node<'_>) -> Option<Written> {
        let span = node.span();
        let (first, last) = (part_at(rendered, span.start)?, part_at(rendered, span.end.checked_sub(1)?)?);
        if matches!(node.kind(), Kind::Map | Kind::Seq) || first.action.is_some() || first.at != last.at {
            return None;
        }
        let file = self.file_of(rendered, first.file)?;
        let start = first.start + (span.start - first.at);
        let there = Span { start, end: start + (span.end - span.start) };
        let text = &self.files.get(file as usize)?.text;
        let same = there.slice(text) == span.slice(node.tree().text());
        // Beside an action it may be one case of several.
        let line = |at: u32| text.get(..at as usize).map_or(0, |before| before.rfind('\n').map_or(0, |n| n + 1));
        let whole = text.get(line(there.start)..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        (same && there.end <= first.end && !whole.contains("{{")).then_some(Written::Word { file, span: there })
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
