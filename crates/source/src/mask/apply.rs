//! Writing `x` over secrets without moving anything.

use std::sync::Arc;

use super::hits::Hit;

/// The text with each hit overwritten; line breaks and the blanks that start a line stay.
pub(crate) fn apply(text: &str, hits: &[Hit]) -> Arc<str> {
    let mut bytes = text.as_bytes().to_vec();
    for hit in hits {
        let mut blank = at_line_start(text, hit.start);
        for byte in bytes.iter_mut().take(hit.end).skip(hit.start) {
            match *byte {
                b'\n' | b'\r' => blank = true,
                b' ' | b'\t' if blank => {}
                _ => {
                    blank = false;
                    *byte = b'x';
                }
            }
        }
    }
    // Hits end at character borders, so whole characters were overwritten.
    String::from_utf8(bytes).map_or_else(|_| text.bytes().map(|_| 'x').collect::<String>().into(), Into::into)
}

fn at_line_start(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().find(|b| !matches!(b, b' ' | b'\t')).is_none_or(|b| matches!(b, b'\n' | b'\r'))
}
