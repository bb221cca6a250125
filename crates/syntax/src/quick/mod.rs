//! A reader for the YAML that people write every day: block mappings and sequences, comments, block scalars, and flow
//! collections of scalars, which JSON is too.
//!
//! It gives the very trees that the library behind [`crate::parse`] gives, or nothing: at the first thing outside what
//! it knows for sure (anchors, aliases, tags, directives, explicit keys, tabs as blanks, anything that may be an error)
//! it gives up, and the library reads the whole text. [`crate::readers_differ`] holds both against one another.

mod block;
mod build;
mod flow;
mod folded;
mod lines;
mod literal;
mod ordinary;
mod scalar;

use std::sync::Arc;

use crate::parse::Parsed;
use crate::{Tree, limits};
use build::Build;
use lines::Next;

/// Deepest nesting that is read here; beyond it the library decides.
const MAX_DEPTH: usize = 48;
/// Longest key that is read here, in bytes.
const MAX_KEY_BYTES: usize = 1024;
/// Most comments between two values; the library has a limit of its own.
const MAX_COMMENTS: usize = 64;

/// The column of what is no content: the end of a document.
const OUTSIDE: isize = -1;

/// All documents of a text, if each of them is ordinary.
pub(crate) fn read(text: &Arc<str>) -> Option<Parsed> {
    if !ordinary::is_ordinary(text) {
        return None;
    }
    let mut reader = Reader::new(text);
    let mut parsed = Parsed::default();
    reader.first_line()?;
    while let Some(tree) = reader.document()? {
        if !tree.is_blank() {
            parsed.trees.push(tree);
        }
        if parsed.trees.len() > limits::MAX_DOCUMENTS {
            return None;
        }
    }
    Some(parsed)
}

/// A place in a text, and the document that is being built.
struct Reader<'t> {
    text: &'t Arc<str>,
    bytes: &'t [u8],
    at: usize,
    /// Where the line of `at` starts.
    line: usize,
    /// The column of the next content once a line was finished, or [`OUTSIDE`].
    column: isize,
    /// What ended the document, where it has ended.
    next: Next,
    depth: usize,
    comments_in_a_row: usize,
    build: Build,
    /// Where texts are put together before they are kept.
    scratch: String,
}

impl<'t> Reader<'t> {
    fn new(text: &'t Arc<str>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            line: 0,
            column: OUTSIDE,
            next: Next::Content,
            depth: 0,
            comments_in_a_row: 0,
            build: Build::default(),
            scratch: String::new(),
        }
    }

    /// The next document; none at the end of the text. What the library would call an error gives up.
    fn document(&mut self) -> Option<Option<Tree>> {
        let marked = self.next == Next::Marker;
        if marked {
            self.at += 3;
            self.line_end()?;
        }
        match self.next {
            Next::End if !marked => return Some(None),
            Next::Content => self.root()?,
            // A document without content has no tree.
            Next::End | Next::Marker => {}
        }
        Some(Some(self.build.take(self.text)))
    }

    fn root(&mut self) -> Option<()> {
        let comments = self.build.comments();
        let is_collection = self.block(self.column, OUTSIDE)?;
        // What stands between a scalar or a flow collection and the next marker is the library's to place.
        let plain_end = is_collection || self.build.comments() == comments;
        (self.column == OUTSIDE && plain_end).then_some(())
    }

    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'\n')
    }

    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(b'\n')
    }

    /// Goes one level down; the caller comes back by [`Reader::leave`].
    fn enter(&mut self) -> Option<()> {
        self.depth += 1;
        (self.depth < MAX_DEPTH).then_some(())
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }
}
