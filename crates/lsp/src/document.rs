//! A document as the client has it open.

use std::sync::Arc;

use lsp_types::{Range, TextDocumentContentChangeEvent};

use crate::limits::MAX_DOCUMENT_BYTES;
use crate::position::{Encoding, Lines};

/// A text, its version and its lines.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) version: i32,
    pub(crate) language: String,
    /// Nothing where it was too large to keep.
    pub(crate) text: Option<Arc<str>>,
    pub(crate) lines: Lines,
}

impl Document {
    pub(crate) fn new(version: i32, language: String, text: String) -> Self {
        let mut document = Self { version, language, text: None, lines: Lines::default() };
        document.set(text);
        document
    }

    /// The text, empty where it is too large.
    pub(crate) fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    fn set(&mut self, text: String) {
        self.lines = Lines::new(&text);
        self.text = (text.len() <= MAX_DOCUMENT_BYTES).then(|| Arc::from(text));
        if self.text.is_none() {
            self.lines = Lines::new("");
        }
    }

    /// Applies changes in their order. A part of a text that is not kept cannot be changed: it stays away until the
    /// client sends it whole.
    pub(crate) fn apply(&mut self, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) {
        for change in changes {
            match change.range {
                None => self.set(change.text),
                Some(range) if self.text.is_some() => self.splice(range, &change.text, encoding),
                Some(_) => {}
            }
        }
    }

    fn splice(&mut self, range: Range, new: &str, encoding: Encoding) {
        let old = self.text();
        let start = self.lines.offset(old, range.start, encoding);
        // A range that ends before it starts is empty.
        let end = self.lines.offset(old, range.end, encoding).max(start);
        let mut text = String::with_capacity(old.len() + new.len());
        for part in [old.get(..start), Some(new), old.get(end..)] {
            text += part.unwrap_or_default();
        }
        self.set(text);
    }
}

#[cfg(test)]
mod tests {
    use lsp_types::Position;

    use super::*;

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|[a, b, c, d]| Range { start: Position::new(a, b), end: Position::new(c, d) });
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    #[test]
    fn changes_apply_one_after_another() {
        let mut document = Document::new(1, "yaml".into(), "a: 😀\nb: 2\n".into());
        document.apply(
            vec![
                change(Some([0, 3, 0, 5]), "é"),
                change(Some([1, 3, 1, 4]), "30"),
                change(Some([9, 9, 9, 9]), "c: 4\n"),
            ],
            Encoding::Utf16,
        );
        assert_eq!(document.text(), "a: é\nb: 30\nc: 4\n");
    }

    #[test]
    fn a_range_that_makes_no_sense_is_empty() {
        let mut document = Document::new(1, "yaml".into(), "abc".into());
        document.apply(vec![change(Some([0, 2, 0, 1]), "-"), change(Some([7, 0, 0, 0]), "!")], Encoding::Utf16);
        assert_eq!(document.text(), "ab-c!");
    }

    #[test]
    fn a_huge_text_is_not_kept_until_it_is_small_again() {
        let mut document = Document::new(1, "yaml".into(), "x".repeat(MAX_DOCUMENT_BYTES + 1));
        document.apply(vec![change(Some([0, 0, 0, 1]), "y")], Encoding::Utf16);
        assert_eq!(document.text, None);
        document.apply(vec![change(None, "z")], Encoding::Utf16);
        assert_eq!(document.text(), "z");
    }
}
