//! Flow collections, of which JSON is made.

use super::{MAX_KEY_BYTES, Reader};
use crate::Kind;

impl Reader<'_> {
    /// A flow collection that is a value of a block collection in the column `parent`.
    pub(super) fn flow_value(&mut self, parent: isize) -> Option<()> {
        self.collection(parent)?;
        self.line_end_below(parent)
    }

    fn collection(&mut self, parent: isize) -> Option<()> {
        self.enter()?;
        let (kind, close) = if self.byte() == b'{' { (Kind::Map, b'}') } else { (Kind::Seq, b']') };
        let id = self.build.start(kind, self.at);
        self.at += 1;
        self.flow_blanks(parent)?;
        while self.byte() != close {
            if kind == Kind::Map {
                self.flow_key()?;
                self.flow_blanks(parent)?;
            }
            self.flow_item(parent)?;
            self.flow_blanks(parent)?;
            match self.byte() {
                b',' => self.at += 1,
                byte if byte == close => break,
                _ => return None,
            }
            self.flow_blanks(parent)?;
        }
        self.at += 1;
        self.build.end(id, Some(self.at));
        self.leave();
        Some(())
    }

    fn flow_item(&mut self, parent: isize) -> Option<()> {
        match self.byte() {
            b'{' | b'[' => self.collection(parent),
            _ => {
                let scalar = self.flow_scalar()?;
                self.build.scalar(scalar);
                Some(())
            }
        }
    }

    /// A key and its colon, on one line. Behind a quoted key the colon needs no blank after it.
    fn flow_key(&mut self) -> Option<()> {
        let key = self.flow_scalar()?;
        let end = self.at;
        self.skip_spaces();
        let adjacent = !key.is_plain() && self.at == end;
        let colon = self.byte() == b':' && (adjacent || matches!(self.peek(1), b' ' | b'\n'));
        let short = ((key.span.end - key.span.start) as usize) < MAX_KEY_BYTES;
        if !colon || !short {
            return None;
        }
        self.build.scalar(key);
        self.at += 1;
        Some(())
    }

    /// Blanks and line breaks; what follows stands further in than the block around it. Comments and markers give up.
    fn flow_blanks(&mut self, parent: isize) -> Option<()> {
        self.skip_spaces();
        if self.byte() != b'\n' {
            return Some(());
        }
        while self.byte() == b'\n' {
            self.at += 1;
            if self.at > self.bytes.len() {
                return None;
            }
            self.line = self.at;
            self.skip_spaces();
        }
        let column = (self.at - self.line) as isize;
        let marker = column == 0 && matches!(self.byte(), b'-' | b'.' | b'%');
        (column > parent && !marker).then_some(())
    }
}
