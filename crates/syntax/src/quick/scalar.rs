//! Scalars on one line: plain, single-quoted, double-quoted.

use super::Reader;
use super::build::Scalar;
use crate::node::MERGE_KEY;
use crate::scalar::plain_kind;
use crate::tree::Store;
use crate::{Kind, Span};

/// What a byte means to a plain scalar.
pub(super) const ENDS: u8 = 1;
/// In flow collections only.
const ENDS_FLOW: u8 = 2;
/// Where a scalar starts only.
const NO_START: u8 = 4;

const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    let ends = b"\n\t:#";
    while index < ends.len() {
        table[ends[index] as usize] = ENDS | NO_START;
        index += 1;
    }
    let flow = b",[]{}";
    index = 0;
    while index < flow.len() {
        table[flow[index] as usize] = ENDS_FLOW | NO_START;
        index += 1;
    }
    let indicators = b" -?&*!|>'\"%@`";
    index = 0;
    while index < indicators.len() {
        table[indicators[index] as usize] = NO_START;
        index += 1;
    }
    table
}

fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

impl Scalar {
    pub(super) fn is_plain(self) -> bool {
        matches!(self.store, Store::Verbatim | Store::Merge)
    }
}

impl Reader<'_> {
    /// A scalar of a block collection, up to where it ends on its line.
    pub(super) fn scalar(&mut self) -> Option<Scalar> {
        match self.byte() {
            b'"' => self.double_quoted(),
            b'\'' => self.single_quoted(),
            _ => self.plain(ENDS),
        }
    }

    /// A scalar of a flow collection.
    pub(super) fn flow_scalar(&mut self) -> Option<Scalar> {
        match self.byte() {
            b'"' => self.double_quoted(),
            b'\'' => self.single_quoted(),
            _ => self.plain(ENDS | ENDS_FLOW),
        }
    }

    fn plain(&mut self, ends: u8) -> Option<Scalar> {
        let start = self.at;
        let dash = self.byte() == b'-' && class(self.peek(1)) & (ENDS | ENDS_FLOW) == 0 && self.peek(1) != b' ';
        if class(self.byte()) & NO_START != 0 && !dash {
            return None;
        }
        let end = self.plain_end(ends)?;
        let span = Span::new(start, end);
        let text = span.slice(self.text);
        let store = if text == MERGE_KEY { Store::Merge } else { Store::Verbatim };
        Some(Scalar { span, kind: plain_kind(text), store, link: 0 })
    }

    /// Goes to where a plain scalar ends on its line; returns the end of its last character.
    pub(super) fn plain_end(&mut self, ends: u8) -> Option<usize> {
        let flow = ends & ENDS_FLOW != 0;
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += rest.iter().position(|byte| class(*byte) & ends != 0).unwrap_or(rest.len());
            match self.byte() {
                b'\t' => return None,
                b':' if !self.is_separator(flow)? => self.at += 1,
                b'#' if self.bytes.get(self.at.wrapping_sub(1)) != Some(&b' ') => self.at += 1,
                _ => break,
            }
        }
        let mut end = self.at;
        while end > 0 && self.bytes.get(end - 1) == Some(&b' ') {
            end -= 1;
        }
        Some(end)
    }

    /// Whether the colon here ends a key.
    fn is_separator(&self, flow: bool) -> Option<bool> {
        match self.peek(1) {
            b' ' | b'\n' => Some(true),
            b'\t' => None,
            next if flow && class(next) & ENDS_FLOW != 0 => None,
            _ => Some(false),
        }
    }

    fn single_quoted(&mut self) -> Option<Scalar> {
        let start = self.at;
        let mut at = start + 1;
        let mut doubled = false;
        loop {
            at += memchr::memchr2(b'\'', b'\n', self.bytes.get(at..)?)?;
            match (self.bytes.get(at), self.bytes.get(at + 1)) {
                (Some(b'\''), Some(b'\'')) => doubled = true,
                (Some(b'\''), _) => break,
                _ => return None,
            }
            at += 2;
        }
        self.at = at + 1;
        if !doubled {
            return Some(self.quoted(start));
        }
        let plain = self.text.get(start + 1..at)?.replace("''", "'");
        Some(self.owned(start, &plain))
    }

    fn double_quoted(&mut self) -> Option<Scalar> {
        let start = self.at;
        let at = start + 1 + memchr::memchr3(b'"', b'\\', b'\n', self.bytes.get(start + 1..)?)?;
        match self.bytes.get(at) {
            Some(b'"') => {
                self.at = at + 1;
                Some(self.quoted(start))
            }
            Some(b'\\') => self.escaped(start),
            _ => None,
        }
    }

    /// A double-quoted scalar with escapes that every reader understands alike.
    fn escaped(&mut self, start: usize) -> Option<Scalar> {
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        let mut at = start + 1;
        loop {
            let stop = at + memchr::memchr3(b'"', b'\\', b'\n', self.bytes.get(at..)?)?;
            scratch.push_str(self.text.get(at..stop)?);
            match self.bytes.get(stop) {
                Some(b'"') => {
                    self.at = stop + 1;
                    break;
                }
                Some(b'\\') => scratch.push(unescaped(*self.bytes.get(stop + 1)?)?),
                _ => return None,
            }
            at = stop + 2;
        }
        let scalar = self.owned(start, &scratch);
        self.scratch = scratch;
        Some(scalar)
    }

    fn quoted(&self, start: usize) -> Scalar {
        Scalar { span: Span::new(start, self.at), kind: Kind::Str, store: Store::Quoted, link: 0 }
    }

    /// A text of its own for what stands from `start` to here.
    pub(super) fn owned(&mut self, start: usize, text: &str) -> Scalar {
        let link = self.build.keep(text);
        Scalar { span: Span::new(start, self.at), kind: Kind::Str, store: Store::Owned, link }
    }
}

fn unescaped(escape: u8) -> Option<char> {
    match escape {
        b'n' => Some('\n'),
        b't' => Some('\t'),
        b'r' => Some('\r'),
        b'"' | b'\\' | b'/' => Some(escape as char),
        _ => None,
    }
}
