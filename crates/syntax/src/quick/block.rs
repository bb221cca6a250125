//! Block mappings and sequences.

use super::build::Scalar;
use super::{MAX_KEY_BYTES, OUTSIDE, Reader};
use crate::{Kind, limits};

impl Reader<'_> {
    /// Whether a `-` stands here that starts an item.
    fn is_item(&self) -> bool {
        self.byte() == b'-' && matches!(self.peek(1), b' ' | b'\n')
    }

    /// The value that starts here, in this column, below a collection in the column `parent`; true if it is a block
    /// collection. The reader stands at the next content then.
    pub(super) fn block(&mut self, column: isize, parent: isize) -> Option<bool> {
        self.comments_in_a_row = 0;
        match self.byte() {
            b'-' if self.is_item() => self.sequence(column, self.at).map(|()| true),
            b'{' | b'[' => self.flow_value(parent).map(|()| false),
            b'|' | b'>' => self.block_scalar(parent).map(|()| false),
            _ => self.mapping_or_scalar(column, parent),
        }
    }

    fn mapping_or_scalar(&mut self, column: isize, parent: isize) -> Option<bool> {
        let start = self.at;
        let scalar = self.scalar()?;
        let end = self.at;
        self.skip_spaces();
        if self.byte() == b':' {
            self.mapping(column, start, scalar)?;
            return Some(true);
        }
        self.at = end;
        self.rest_of_scalar(scalar, parent).map(|()| false)
    }

    /// A scalar that is a value: it may go on below if it is plain.
    fn rest_of_scalar(&mut self, scalar: Scalar, parent: isize) -> Option<()> {
        if scalar.is_plain() && self.byte() == b'\n' {
            return self.folded(scalar, parent);
        }
        self.build.scalar(scalar);
        self.line_end_below(parent)
    }

    /// Finishes the line of a value that cannot go on below.
    pub(super) fn line_end_below(&mut self, parent: isize) -> Option<()> {
        self.line_end()?;
        (self.column <= parent).then_some(())
    }

    /// A mapping, from the colon behind its first key.
    fn mapping(&mut self, column: isize, start: usize, first: Scalar) -> Option<()> {
        self.enter()?;
        let id = self.build.start(Kind::Map, start);
        self.entry(column, first)?;
        while self.column == column && !self.is_item() {
            self.comments_in_a_row = 0;
            let key = self.scalar()?;
            self.skip_spaces();
            self.entry(column, key)?;
        }
        self.build.end(id, None);
        self.leave();
        self.closed(column)
    }

    /// A collection is followed by content of one further out, and a document has no more values than its bound.
    fn closed(&mut self, column: isize) -> Option<()> {
        (self.column <= column && self.build.nodes() <= limits::MAX_NODES).then_some(())
    }

    /// One entry, from its colon.
    fn entry(&mut self, column: isize, key: Scalar) -> Option<()> {
        let colon = self.byte() == b':' && matches!(self.peek(1), b' ' | b'\n');
        let short = ((key.span.end - key.span.start) as usize) < MAX_KEY_BYTES;
        if !colon || !short {
            return None;
        }
        self.build.scalar(key);
        self.at += 1;
        self.skip_spaces();
        if self.is_line_end() {
            return self.value_below(column, true);
        }
        self.value(column)
    }

    /// A value on the line of its key.
    fn value(&mut self, parent: isize) -> Option<()> {
        match self.byte() {
            b'-' if self.is_item() => None,
            b'{' | b'[' => self.flow_value(parent),
            b'|' | b'>' => self.block_scalar(parent),
            _ => {
                let scalar = self.scalar()?;
                self.rest_of_scalar(scalar, parent)
            }
        }
    }

    /// A value on the lines below its key or dash, or none. Below a key, items may stand in its own column.
    fn value_below(&mut self, column: isize, key: bool) -> Option<()> {
        self.line_end()?;
        if self.column > column {
            return self.block(self.column, column).map(drop);
        }
        if key && self.column == column && self.is_item() {
            // The library has such a list start with what its first item holds.
            let blanks = self.bytes.get(self.at + 1..)?.iter().take_while(|b| **b == b' ').count();
            let start = self.at + 1 + blanks;
            let filled = !matches!(self.bytes.get(start), None | Some(b'\n' | b'#'));
            return if filled { self.sequence(column, start) } else { None };
        }
        self.build.null();
        Some(())
    }

    /// A sequence whose dashes stand in this column.
    fn sequence(&mut self, column: isize, start: usize) -> Option<()> {
        self.enter()?;
        let id = self.build.start(Kind::Seq, start);
        loop {
            self.comments_in_a_row = 0;
            self.at += 1;
            self.skip_spaces();
            if self.is_line_end() {
                self.value_below(column, false)?;
            } else {
                let inner = (self.at - self.line) as isize;
                self.block(inner, column)?;
            }
            if self.column != column || self.column == OUTSIDE || !self.is_item() {
                break;
            }
        }
        self.build.end(id, None);
        self.leave();
        self.closed(column)
    }
}
