use crate::Span;

/// A place that people can find: line and column count from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
}

/// Where each line of a text starts.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Places within long lines, with the characters before them on their line: minified JSON is one line.
    marks: Vec<(u32, u32)>,
}

/// Bytes between two marks of a long line.
const STEP: usize = 4096;

impl LineIndex {
    /// Indexes `text`; `\n` and `\r\n` end a line.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let mut starts = Vec::with_capacity(breaks.clone().count() + 1);
        starts.push(0);
        starts.extend(breaks.map(|at| at as u32 + 1));
        let ends = starts.iter().skip(1).copied().chain([text.len() as u32]);
        let long = starts.iter().zip(ends).filter(|(start, end)| (end - **start) as usize > STEP);
        let marks = long.flat_map(|(start, end)| marks(text, *start, end)).collect();
        Self { starts, marks }
    }

    /// The position of a byte offset.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|s| *s <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let mark = self.marks.partition_point(|(at, _)| *at <= offset).checked_sub(1);
        let mark = mark.and_then(|index| self.marks.get(index)).filter(|(at, _)| *at >= start);
        let (from, before) = mark.copied().unwrap_or((start, 0));
        let column = before + Span { start: from, end: offset }.slice(text).chars().count() as u32 + 1;
        Position { line: line as u32, column }
    }

    /// The bytes of a line (counted from 1) without its line break.
    #[must_use]
    pub fn line_span(&self, text: &str, line: u32) -> Option<Span> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(text.len() as u32);
        let raw = Span { start, end }.slice(text);
        Some(Span { start, end: start + raw.trim_end_matches(['\n', '\r']).len() as u32 })
    }

    /// How many lines the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the text is a single empty line; an index always holds one line.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }
}

/// Marks of one line, each on a character's first byte.
fn marks(text: &str, start: u32, end: u32) -> Vec<(u32, u32)> {
    let mut marks = Vec::new();
    let (mut at, mut chars) = (start, 0);
    while (end - at) as usize > STEP {
        let wanted = at as usize + STEP;
        let next = (wanted..=end as usize).find(|byte| text.is_char_boundary(*byte)).unwrap_or(end as usize) as u32;
        chars += Span { start: at, end: next }.slice(text).chars().count() as u32;
        marks.push((next, chars));
        at = next;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_give_the_same_columns() {
        let text = format!("a\n{}\n{}", "é€x".repeat(STEP), "y".repeat(3 * STEP));
        let index = LineIndex::new(&text);
        let plain = |offset: usize| {
            let before = &text[..offset];
            let start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let line = before.matches('\n').count() as u32 + 1;
            Position { line, column: before[start..].chars().count() as u32 + 1 }
        };
        for offset in (0..text.len()).filter(|offset| text.is_char_boundary(*offset)).step_by(97) {
            assert_eq!(index.position(&text, offset as u32), plain(offset), "at {offset}");
        }
        assert!(index.marks.len() > 4);
    }

    #[test]
    fn columns_count_characters_and_lines_end_at_both_breaks() {
        let text = "é: 1\r\nb: 2\n";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 4), Position { line: 1, column: 4 });
        assert_eq!(index.position(text, 7), Position { line: 2, column: 1 });
        assert_eq!(index.line_span(text, 1).map(|s| s.slice(text)), Some("é: 1"));
    }
}
