//! The lines around a place, bounded: a finding in a file of one endless line costs no more than any other.

use std::ops::Range;

/// Most bytes of source that are looked at for one snippet.
const BYTES: usize = 16 * 1024;

/// The whole lines that hold a range of bytes; none where they are too much to show or the range is not text.
pub(crate) fn around(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let inside = text.is_char_boundary(range.start) && text.is_char_boundary(range.end);
    if !inside || range.start > range.end || range.end - range.start > BYTES {
        return None;
    }
    let bytes = text.as_bytes();
    let (low, high) = (range.start.saturating_sub(BYTES), (range.end + BYTES).min(text.len()));
    let before = bytes[low..range.start].iter().rposition(|b| *b == b'\n').map(|at| low + at + 1);
    let after = bytes[range.end..high].iter().position(|b| *b == b'\n').map(|at| range.end + at);
    let start = before.or((low == 0).then_some(0))?;
    let end = after.or((high == text.len()).then_some(high))?;
    (end - start <= BYTES).then_some(start..end)
}

/// The same with the line before and the line after, where there is room for them.
pub(crate) fn with_neighbours(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let own = around(text, range)?;
    let start = own.start.checked_sub(1).and_then(|at| around(text, at..own.end)).map_or(own.start, |r| r.start);
    let more = own.end < text.len();
    let end = more.then(|| around(text, start..own.end + 1)).flatten().map_or(own.end, |r| r.end);
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_and_their_neighbours() {
        let text = "a: 1\nb: 器\nc: 3\nd: 4\n";
        assert_eq!(around(text, 8..8).map(|r| &text[r]), Some("b: 器"));
        assert_eq!(with_neighbours(text, 5..6).map(|r| &text[r]), Some("a: 1\nb: 器\nc: 3"));
        assert_eq!(with_neighbours(text, 0..1).map(|r| &text[r]), Some("a: 1\nb: 器"));
        assert_eq!(around("x", 0..1), Some(0..1));
    }

    #[test]
    fn what_is_too_long_or_no_text_has_no_lines() {
        let long = "x".repeat(3 * BYTES);
        assert_eq!(around(&long, BYTES..BYTES + 1), None);
        assert_eq!(around(&long, 0..2 * BYTES), None);
        assert_eq!(around("器", 1..2), None);
        assert_eq!(around("a", 5..9), None);
    }
}
