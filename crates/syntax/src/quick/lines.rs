//! From the end of one value to the start of the next: blanks, comments, line breaks, markers.

use super::{MAX_COMMENTS, OUTSIDE, Reader};

/// What follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Content,
    /// `---`
    Marker,
    /// The end of the text.
    End,
}

impl Reader<'_> {
    pub(super) fn skip_spaces(&mut self) {
        while self.byte() == b' ' {
            self.at += 1;
        }
    }

    /// Whether nothing but a comment follows on this line.
    pub(super) fn is_line_end(&self) -> bool {
        matches!(self.byte(), b'\n' | b'#')
    }

    /// Finishes a line behind its last value and goes to the next content.
    pub(super) fn line_end(&mut self) -> Option<()> {
        let from = self.at;
        self.skip_spaces();
        match self.byte() {
            b'\n' => {}
            b'#' if self.at > from || self.bytes.get(self.at.wrapping_sub(1)) == Some(&b' ') => self.comment()?,
            _ => return None,
        }
        self.at += 1;
        self.first_line()
    }

    /// Goes from the start of a line to the next content.
    pub(super) fn first_line(&mut self) -> Option<()> {
        loop {
            self.line = self.at;
            self.skip_spaces();
            match self.bytes.get(self.at) {
                None => return self.outside(Next::End),
                Some(b'\n') => self.at += 1,
                Some(b'#') => {
                    self.comment()?;
                    self.at += 1;
                }
                Some(b'\t') => return None,
                Some(first) if self.at == self.line && matches!(first, b'-' | b'.' | b'%') => return self.marker(),
                Some(_) => return self.content(),
            }
        }
    }

    fn content(&mut self) -> Option<()> {
        self.next = Next::Content;
        self.column = (self.at - self.line) as isize;
        Some(())
    }

    fn outside(&mut self, next: Next) -> Option<()> {
        self.next = next;
        self.column = OUTSIDE;
        self.comments_in_a_row = 0;
        Some(())
    }

    /// What starts in the first column and may be a marker or a directive.
    fn marker(&mut self) -> Option<()> {
        match self.bytes.get(self.at..self.at + 3) {
            Some(b"---") if matches!(self.peek(3), b' ' | b'\n') => self.outside(Next::Marker),
            Some(b"---") if self.peek(3) == b'\t' => None,
            Some(b"...") => None,
            _ if self.byte() == b'%' => None,
            _ => self.content(),
        }
    }

    /// Takes a comment up to its line break.
    fn comment(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let end = self.at + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        self.build.comment(self.at, end);
        self.at = end;
        self.comments_in_a_row += 1;
        (self.comments_in_a_row < MAX_COMMENTS).then_some(())
    }
}
