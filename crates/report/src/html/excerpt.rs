//! The lines that show a finding, from the masked text.

use plimsoll_engine::PlaceIn;
use serde::Serialize;

use crate::text::clean;
use crate::window;

/// Most lines, and most characters of a line that are shown.
const LINES: usize = 8;
const CHARS: usize = 240;

/// A few lines of a file.
#[derive(Debug, Serialize)]
pub(super) struct Excerpt {
    /// `path:line:column`.
    at: String,
    /// What stands here.
    note: String,
    /// The path that does not exist, where that is the fault.
    missing: String,
    lines: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: usize,
    before: String,
    marked: String,
    after: String,
}

pub(super) fn of(place: &PlaceIn, text: Option<&str>) -> Excerpt {
    Excerpt {
        at: clean(&format!("{}:{}:{}", place.file, place.line, place.column)).into_owned(),
        note: clean(&place.note).into_owned(),
        missing: if place.missing { clean(&place.path).into_owned() } else { String::new() },
        lines: text.map(|t| lines(place, t)).unwrap_or_default(),
    }
}

fn lines(place: &PlaceIn, text: &str) -> Vec<Line> {
    let (start, end) = (place.start as usize, place.end as usize);
    let Some(range) = window::with_neighbours(text, start..end) else { return Vec::new() };
    let before = text[range.start..start].matches('\n').count();
    let first = (place.line as usize).saturating_sub(before);
    let mut at = range.start;
    let mut lines = Vec::new();
    for line in text[range].split('\n').take(LINES) {
        lines.push(cut(first + lines.len(), line, start.saturating_sub(at), end.saturating_sub(at)));
        at += line.len() + 1;
    }
    lines
}

/// A line in three parts; long ones are shortened around the mark.
fn cut(number: usize, line: &str, start: usize, end: usize) -> Line {
    let line = line.trim_end_matches('\r');
    let (start, end) = (start.min(line.len()), end.min(line.len()));
    let marked = &line[start..end];
    let side = CHARS.saturating_sub(marked.chars().count()) / 2;
    Line { number, before: tail(&line[..start], side), marked: head(marked, CHARS), after: head(&line[end..], side) }
}

fn head(text: &str, most: usize) -> String {
    let kept: String = text.chars().take(most).collect();
    let mark = if kept.len() < text.len() { "…" } else { "" };
    clean(&kept).into_owned() + mark
}

fn tail(text: &str, most: usize) -> String {
    let all = text.chars().count();
    let kept: String = text.chars().skip(all.saturating_sub(most)).collect();
    let mark = if kept.len() < text.len() { "…" } else { "" };
    mark.to_owned() + &clean(&kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32, start: u32, end: u32) -> PlaceIn {
        PlaceIn {
            file: "a.yaml".into(),
            line,
            column: 1,
            end_line: line,
            end_column: 2,
            start,
            end,
            path: String::new(),
            missing: false,
            note: String::new(),
            rendered: None,
        }
    }

    fn shown(lines: &[Line]) -> Vec<String> {
        lines.iter().map(|l| format!("{} {}[{}]{}", l.number, l.before, l.marked, l.after)).collect()
    }

    #[test]
    fn the_mark_stands_between_its_neighbours() {
        let text = "a: 1\nb: 器\nc: 3\nd: 4\n";
        let lines = lines(&place(2, 5, 11), text);
        assert_eq!(shown(&lines), ["1 a: 1[]", "2 [b: 器]", "3 []c: 3"]);
    }

    #[test]
    fn the_first_and_the_only_line_have_no_neighbours_before_or_after() {
        assert_eq!(shown(&lines(&place(1, 3, 4), "a: 1")), ["1 a: [1]"]);
        assert_eq!(shown(&lines(&place(1, 0, 1), "a: 1\nb: 2\nc: 3\n")), ["1 [a]: 1", "2 []b: 2"]);
    }

    #[test]
    fn a_long_line_is_shortened_and_bytes_outside_show_nothing() {
        let text = "x".repeat(5_000);
        let line = &lines(&place(1, 2_000, 2_010), &text)[0];
        assert!(line.before.starts_with('…') && line.after.ends_with('…'));
        assert!(line.before.chars().count() + line.after.chars().count() < CHARS);
        assert!(lines(&place(1, 9_000, 9_001), &text).is_empty());
    }
}
