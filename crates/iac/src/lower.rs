//! From values to trees.

use std::sync::Arc;

use plimsoll_syntax::{Builder, Span, Tree, Unknown};

use crate::limits;
use crate::value::{Data, Map, Place, Value};

/// The tree of a value over the text of its file. What does not stand in that file takes the span of what holds it; of
/// what stands in another one of so many files, that place is kept beside it.
/// Of the bytes that are left it takes its own: beyond them everything is unknown.
pub(crate) fn lower(value: &Value, file: u32, files: u32, text: &Arc<str>, left: &mut usize) -> Option<Tree> {
    let mut lowering = Lowering { builder: Builder::new(text), file, files, left: *left };
    lowering.put(value, Span::default(), 0);
    *left = lowering.left;
    lowering.builder.finish()
}

/// What a node takes beside its text.
const NODE_BYTES: usize = 32;

struct Lowering {
    builder: Builder,
    file: u32,
    /// How many files there are: what stands in none of them stands nowhere.
    files: u32,
    left: usize,
}

impl Lowering {
    fn span(&self, at: Place, outer: Span) -> Span {
        if at.file == self.file { at.span } else { outer }
    }

    fn put(&mut self, value: &Value, outer: Span, depth: u32) {
        let span = self.span(value.at, outer);
        let bytes = NODE_BYTES + if let Data::Str(text) = &value.data { text.len() } else { 0 };
        if depth > limits::MAX_DEPTH || self.builder.is_full() || self.left < bytes {
            return self.builder.unknown(span, too_much());
        }
        self.left -= bytes;
        let is_text = matches!(value.data, Data::Json(_));
        if value.at.file != self.file && value.at.file < self.files && !is_text {
            self.builder.elsewhere(value.at.file, value.at.span);
        }
        match &value.data {
            Data::Null => self.builder.null(span),
            Data::Bool(value) => self.builder.bool(span, *value),
            Data::Number(number) => self.builder.number(span, &number.to_string()),
            Data::Str(text) => self.builder.string(span, text),
            Data::Json(inner) => self.put(inner, span, depth + 1),
            Data::Seq(items) | Data::Set(items) => self.seq(items, span, depth),
            Data::Map(map) => self.map(map, span, depth),
            Data::Unknown(unknown) | Data::Failed(unknown) => self.builder.unknown(span, Unknown::clone(unknown)),
        }
    }

    fn seq(&mut self, items: &[Value], span: Span, depth: u32) {
        self.builder.open_seq(span);
        for item in items {
            if self.left < NODE_BYTES {
                // A list that ends here would look like a short one.
                self.builder.unknown(span, too_much());
                break;
            }
            self.put(item, span, depth + 1);
        }
        self.builder.close();
    }

    /// Entries in the order of the text, then those that do not stand in it.
    fn map(&mut self, map: &Map, span: Span, depth: u32) {
        let mut entries: Vec<_> = map.iter().collect();
        let place = |at: Place| if at.file == self.file { at.span.start } else { u32::MAX };
        entries.sort_by_key(|(_, entry)| place(entry.at));
        self.builder.open_map(span);
        for (key, entry) in entries {
            let value = self.span(entry.value.at, span);
            self.builder.string(self.span(entry.at, value), key);
            self.put(&entry.value, value, depth + 1);
        }
        self.builder.close();
    }
}

fn too_much() -> Unknown {
    Unknown::new("it is nested too deeply or too large", "split it")
}
