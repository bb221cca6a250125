use std::ops::Range;

use plimsoll_syntax::Span;

/// A text that was put together from parts of a source, and knows where each of its bytes stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logical {
    text: String,
    /// Offset in the text and offset in the source, where a part starts.
    parts: Vec<(u32, u32)>,
}

impl Logical {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part of the source that starts at `at`.
    pub(crate) fn push(&mut self, part: &str, at: usize) {
        // The first part tells the place even where it is empty.
        if !part.is_empty() || self.parts.is_empty() {
            self.parts.push((self.text.len() as u32, at as u32));
            self.text.push_str(part);
        }
    }

    /// The text of a quoted word: exact where nothing in it is escaped.
    pub(crate) fn of_word(word: &crate::Word) -> Self {
        let mut logical = Self::default();
        let inside = word.span.end.saturating_sub(word.span.start) as usize;
        if inside == word.text.len() + 2 {
            logical.push(&word.text, word.span.start as usize + 1);
        } else {
            let mut part = [0; 4];
            word.text.chars().for_each(|c| logical.push(c.encode_utf8(&mut part), word.span.start as usize));
        }
        logical
    }

    /// The same, cut to a part.
    pub(crate) fn tail(&self, range: Range<usize>) -> Self {
        let mut tail = Self::default();
        let starts = self.parts.iter().map(|(start, _)| *start as usize);
        let ends = starts.clone().skip(1).chain([self.text.len()]);
        for (start, end) in starts.zip(ends) {
            let (from, to) = (start.max(range.start), end.min(range.end));
            if from < to {
                tail.push(self.text.get(from..to).unwrap_or(""), self.place(from));
            }
        }
        tail
    }

    /// Where a byte of the text stands in the source.
    fn place(&self, at: usize) -> usize {
        let next = self.parts.partition_point(|(start, _)| *start as usize <= at);
        let part = next.checked_sub(1).and_then(|index| self.parts.get(index));
        part.map_or(0, |(start, source)| *source as usize + (at - *start as usize))
    }

    /// Where a part of the text stands in the source, what lies between its first and last byte included.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        if range.end <= range.start {
            let at = self.place(range.start);
            return Span::new(at, at);
        }
        Span::new(self.place(range.start), self.place(range.end - 1) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_again() {
        let source = "RUN a \\\n  b c";
        let mut logical = Logical::default();
        logical.push(&source[..6], 0);
        logical.push(&source[8..], 8);
        assert_eq!(logical.text(), "RUN a   b c");
        assert_eq!(logical.span(8..9).slice(source), "b");
        assert_eq!(logical.span(4..9).slice(source), "a \\\n  b");
        assert_eq!(logical.span(11..11).start as usize, source.len());
        let tail = logical.tail(4..9);
        assert_eq!((tail.text(), tail.span(4..5).slice(source)), ("a   b", "b"));
    }
}
