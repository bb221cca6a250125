//! Values that are written in pieces: `"abc" + "def"`, `("abc"` and `"def")` on the next line.

use std::ops::Range;

use crate::limits::MAX_VALUE;

/// Most pieces of one value.
const MAX_PIECES: usize = 8;
/// Bytes that may stand between two of them.
const MAX_BETWEEN: usize = 80;
/// Longest first piece of a token.
const MAX_FIRST: usize = 200;

/// The value of which this is the first piece, and the place of all pieces; none where it is whole.
pub(crate) fn joined(text: &[u8], first: Range<usize>) -> Option<(Vec<u8>, Range<usize>)> {
    let mut value = text.get(first.clone())?.to_vec();
    let mut end = first.end;
    for _ in 1..MAX_PIECES {
        let Some(piece) = next(text, end) else { break };
        value.extend_from_slice(&text[piece.clone()]);
        end = piece.end;
        if value.len() > MAX_VALUE {
            return None;
        }
    }
    (end > first.end).then_some((value, first.start..end))
}

/// The same for what starts here and ends at the next quote.
pub(crate) fn from(text: &[u8], start: usize) -> Option<(Vec<u8>, Range<usize>)> {
    let reach = &text[start..text.len().min(start + MAX_FIRST)];
    let end = reach.iter().position(|b| is_quote(*b) || b.is_ascii_whitespace())?;
    joined(text, start..start + end)
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// The piece after the one that ends here: behind a sign, or alone on the next line.
fn next(text: &[u8], end: usize) -> Option<Range<usize>> {
    let quote = text.get(end).copied().filter(|byte| is_quote(*byte))?;
    let reach = &text[end + 1..text.len().min(end + 1 + MAX_BETWEEN)];
    let length = reach.iter().position(|byte| *byte == quote)?;
    let between = reach[..length].trim_ascii();
    let parted = reach[..length].contains(&b'\n');
    let signed = matches!(between, b"+" | b"." | b".." | b"\\" | b"&");
    let alone = between.is_empty() && parted;
    if !signed && !alone {
        return None;
    }
    let start = end + 1 + length + 1;
    let rest = &text[start..text.len().min(start + MAX_VALUE)];
    let length = rest.iter().position(|byte| *byte == quote || *byte == b'\n')?;
    (rest[length] == quote).then_some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let value = from(text.as_bytes(), 1)?.0;
        Some(String::from_utf8_lossy(&value).into_owned())
    }

    #[test]
    fn pieces_are_put_together() {
        for text in ["'ab' + 'cd'", "'ab'\n   'cd')", "'ab' +\n 'c' + 'd';", "'ab' . 'cd'"] {
            assert_eq!(read(text).as_deref(), Some("abcd"), "{text}");
        }
        for text in ["'ab', 'cd'", "'ab' 'cd'", "'ab'", "'ab' + \"cd\"", "'ab' + 'cd\n", "'ab' + x + 'cd'"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
