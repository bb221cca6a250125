//! Bytes of a text, and the lines and characters that editors count in.

use lsp_types::{Position, Range};

/// What a client counts characters in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, which every client understands.
    #[default]
    Utf16,
}

impl Encoding {
    fn units(self, sign: char) -> u32 {
        let units = match self {
            Self::Utf8 => sign.len_utf8(),
            Self::Utf16 => sign.len_utf16(),
        };
        units as u32
    }
}

/// Where the lines of a text start; `\n`, `\r\n` and `\r` end a line, as the protocol has it.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = |at: &usize| match bytes[*at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let after = (0..bytes.len()).filter(ends).map(|at| at as u32 + 1);
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// The position of a byte; one beyond the end is the end.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize, encoding: Encoding) -> Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|start| *start as usize <= offset).saturating_sub(1);
        let start = self.starts.get(line).map_or(0, |start| *start as usize);
        let before = text.get(start..offset).unwrap_or_default();
        Position { line: line as u32, character: before.chars().map(|sign| encoding.units(sign)).sum() }
    }

    /// The byte of a position; one beyond the end of its line or of the text is that end, and one within a character
    /// is its start.
    #[must_use]
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> usize {
        let (start, end) = self.line(text, position.line);
        let line = text.get(start..end).unwrap_or_default();
        let mut units = 0;
        for (at, sign) in line.char_indices() {
            units += encoding.units(sign);
            if units > position.character {
                return start + at;
            }
        }
        end
    }

    /// The range of a span of bytes.
    #[must_use]
    pub fn range(&self, text: &str, start: usize, end: usize, encoding: Encoding) -> Range {
        Range { start: self.position(text, start, encoding), end: self.position(text, end.max(start), encoding) }
    }

    /// First byte of a line, counted from 0, and one past its last without the break; a line that there is not is the
    /// end of the text.
    #[must_use]
    pub fn line(&self, text: &str, line: u32) -> (usize, usize) {
        let Some(start) = self.starts.get(line as usize).map(|s| *s as usize) else { return (text.len(), text.len()) };
        let end = self.starts.get(line as usize + 1).map_or(text.len(), |s| *s as usize);
        let whole = text.get(start..end).unwrap_or_default();
        (start, start + whole.trim_end_matches(['\n', '\r']).len())
    }
}

/// The start of the character that a byte is part of.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a: é😀x\r\nb\rc\n";

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn characters_count_in_the_clients_units() {
        let lines = Lines::new(TEXT);
        let x = TEXT.find('x').unwrap();
        assert_eq!(lines.position(TEXT, x, Encoding::Utf16), at(0, 6));
        assert_eq!(lines.position(TEXT, x, Encoding::Utf8), at(0, 9));
        assert_eq!(lines.offset(TEXT, at(0, 6), Encoding::Utf16), x);
        assert_eq!(lines.offset(TEXT, at(0, 9), Encoding::Utf8), x);
        // Within the pair of an emoji.
        assert_eq!(lines.offset(TEXT, at(0, 5), Encoding::Utf16), TEXT.find('😀').unwrap());
    }

    #[test]
    fn every_break_ends_a_line_and_nothing_lies_beyond_it() {
        let lines = Lines::new(TEXT);
        assert_eq!(lines.offset(TEXT, at(0, 99), Encoding::Utf16), TEXT.find('\r').unwrap());
        assert_eq!(lines.offset(TEXT, at(1, 0), Encoding::Utf16), TEXT.find('b').unwrap());
        assert_eq!(lines.offset(TEXT, at(2, 0), Encoding::Utf16), TEXT.find('c').unwrap());
        assert_eq!(lines.offset(TEXT, at(u32::MAX, u32::MAX), Encoding::Utf8), TEXT.len());
        assert_eq!(lines.position(TEXT, usize::MAX, Encoding::Utf16), at(3, 0));
    }

    proptest::proptest! {
        #[test]
        fn a_byte_leads_to_its_position_and_back(text in "[aé😀\r\n]{0,40}", pick in 0usize..200) {
            let lines = Lines::new(&text);
            let offset = floor(&text, pick);
            // Between the two bytes of a break there is no position.
            let within = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let back = lines.offset(&text, lines.position(&text, offset, encoding), encoding);
                proptest::prop_assert!(within || back == offset);
            }
        }
    }
}
