//! Block scalars: `|` and `>`.

use super::Reader;
use super::build::Scalar;
use crate::parse::trimmed_end;
use crate::tree::Store;
use crate::{Kind, Span};

/// What becomes of the line breaks at the end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chomp {
    Clip,
    Strip,
    Keep,
}

/// Where the lines of a scalar stand.
struct Lines {
    literal: bool,
    indent: usize,
    /// Empty lines that were passed since the last line with content.
    empty: usize,
}

impl Reader<'_> {
    /// A block scalar below a collection in the column `parent`.
    pub(super) fn block_scalar(&mut self, parent: isize) -> Option<()> {
        let literal = self.byte() == b'|';
        self.at += 1;
        let chomp = self.chomp();
        self.skip_spaces();
        if self.byte() != b'\n' || parent < 0 {
            return None;
        }
        self.at += 1;
        let mut lines = self.first_of_scalar(literal, parent)?;
        let start = self.at;
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        self.lines_of_scalar(&mut lines, &mut scratch);
        if chomp != Chomp::Strip {
            scratch.push('\n');
        }
        if chomp == Chomp::Keep {
            scratch.extend(std::iter::repeat_n('\n', lines.empty));
        }
        let link = self.build.keep(&scratch);
        self.scratch = scratch;
        let span = Span::new(start, self.at);
        let span = Span { end: trimmed_end(self.text, span), ..span };
        self.build.scalar(Scalar { span, kind: Kind::Str, store: Store::Owned, link });
        self.first_line()?;
        (self.column <= parent).then_some(())
    }

    fn chomp(&mut self) -> Chomp {
        let chomp = match self.byte() {
            b'+' => Chomp::Keep,
            b'-' => Chomp::Strip,
            _ => return Chomp::Clip,
        };
        self.at += 1;
        chomp
    }

    /// Goes to the first content, which says how far all of it is indented.
    fn first_of_scalar(&mut self, literal: bool, parent: isize) -> Option<Lines> {
        let (mut empty, mut widest) = (0, 0);
        loop {
            self.line = self.at;
            self.skip_spaces();
            let indent = self.at - self.line;
            match self.bytes.get(self.at)? {
                b'\n' => (empty, widest) = (empty + 1, indent.max(widest)),
                b'\t' => return None,
                _ => {
                    let inside = indent as isize > parent && widest <= indent;
                    return inside.then_some(Lines { literal, indent, empty });
                }
            }
            self.at += 1;
        }
    }

    /// Takes all lines of content; the reader stands at the start of the line that follows.
    fn lines_of_scalar(&mut self, lines: &mut Lines, out: &mut String) {
        let mut before: Option<bool> = None;
        loop {
            let blank = matches!(self.byte(), b' ' | b'\t');
            lines.join(before, blank, out);
            before = Some(blank);
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest).map(|length| self.at + length);
            out.push_str(self.text.get(self.at..end.unwrap_or(self.bytes.len())).unwrap_or(""));
            self.at = end.map_or(self.bytes.len(), |end| end + 1);
            lines.empty = 0;
            if end.is_none() || !self.next_of_scalar(lines) {
                return;
            }
        }
    }

    /// Goes to the next line of content, past empty ones; false at the start of the first line that is none.
    fn next_of_scalar(&mut self, lines: &mut Lines) -> bool {
        loop {
            self.line = self.at;
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let blanks = rest.iter().take(lines.indent).take_while(|b| **b == b' ').count();
            match rest.get(blanks) {
                Some(b'\n') => self.at += blanks + 1,
                Some(_) if blanks == lines.indent => {
                    self.at += blanks;
                    return true;
                }
                _ => return false,
            }
            lines.empty += 1;
        }
    }
}

impl Lines {
    /// What stands between two lines of content: `before` tells whether there was one, and whether it began with a
    /// blank, as `blank` does for the next one.
    fn join(&self, before: Option<bool>, blank: bool, out: &mut String) {
        let folds = !self.literal && before == Some(false) && !blank;
        if folds && self.empty == 0 {
            out.push(' ');
        } else if before.is_some() && !folds {
            out.push('\n');
        }
        out.extend(std::iter::repeat_n('\n', self.empty));
    }
}
