//! Bytes of any encoding as a text that can be searched: nothing of them is lost.

use crate::limits::SNIFF_BYTES;

/// Bytes as a text, where they are one: UTF-8, UTF-16, or one byte for each character.
pub(crate) fn as_text(bytes: Vec<u8>) -> Option<String> {
    if let Some(wide) = Wide::of(&bytes) {
        return Some(wide.text(&bytes));
    }
    let start = bytes.get(..SNIFF_BYTES as usize).unwrap_or(&bytes);
    if start.contains(&0) {
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        // Latin-1 and its like: every byte is a character, and forms of credentials are written in ASCII.
        Err(error) if is_written(error.as_bytes()) => {
            Some(error.as_bytes().iter().map(|byte| char::from(*byte)).collect())
        }
        Err(_) => None,
    }
}

/// Whether bytes beyond UTF-8 are a text: hardly any of them says something to a terminal.
fn is_written(bytes: &[u8]) -> bool {
    let start = bytes.get(..SNIFF_BYTES as usize).unwrap_or(bytes);
    let odd =
        start.iter().filter(|b| b.is_ascii_control() && !matches!(b, b'\n' | b'\r' | b'\t' | 0x0c | 0x1b)).count();
    odd * 50 <= start.len()
}

/// How UTF-16 orders its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    Little,
    Big,
}

impl Wide {
    /// By the mark at its start, else because every second byte of what is written in Latin letters is zero.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xfe, ..] => return Some(Self::Little),
            [0xfe, 0xff, ..] => return Some(Self::Big),
            _ => {}
        }
        let start = bytes.get(..SNIFF_BYTES as usize).unwrap_or(bytes);
        let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd, pairs) = (zeros(0), zeros(1), start.len() / 2);
        let most = |count: usize| pairs >= 8 && count * 10 >= pairs * 9;
        match () {
            () if most(odd) && even * 20 < pairs => Some(Self::Little),
            () if most(even) && odd * 20 < pairs => Some(Self::Big),
            () => None,
        }
    }

    fn text(self, bytes: &[u8]) -> String {
        let unit = |pair: &[u8]| match (self, pair) {
            (Self::Little, [a, b]) => u16::from_le_bytes([*a, *b]),
            (Self::Big, [a, b]) => u16::from_be_bytes([*a, *b]),
            _ => u16::from(pair.first().copied().unwrap_or(0)),
        };
        let decoded = char::decode_utf16(bytes.chunks(2).map(unit));
        decoded.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_every_encoding_are_read() {
        let wide = |text: &str, mark: bool, order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let mark = mark.then_some(0xfeff_u16);
            mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
        };
        let text = "password=hunter2 für Ann 😀\n";
        for mark in [true, false] {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let read = as_text(wide(text, mark, order)).expect("text");
                assert_eq!(read.trim_start_matches('\u{feff}'), text);
            }
        }
        assert_eq!(as_text(b"caf\xe9 a=b\n".to_vec()).as_deref(), Some("caf\u{e9} a=b\n"));
        assert_eq!(as_text(text.into()).as_deref(), Some(text));
        assert_eq!(as_text(b"\x7fELF\x02\x01\x01\0\0\0".to_vec()), None);
        assert_eq!(as_text((0..=255).cycle().skip(1).take(254).collect()), None);
    }
}
