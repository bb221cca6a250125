//! Lists of strings in JSON: the exec form.

use std::ops::Range;

use crate::words::Piece;

/// What a text in brackets is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Exec {
    /// A list of strings.
    Words(Vec<Piece>),
    /// JSON, but not of strings alone: the builder refuses it.
    Refused,
    /// No JSON: the builder takes it for the shell form.
    Shell,
}

/// Reads a part of a line.
pub(crate) fn read(line: &str, range: Range<usize>) -> Exec {
    let text = &line[range.clone()];
    if !text.starts_with('[') {
        return Exec::Shell;
    }
    let Ok(values) = serde_json::from_str::<Vec<serde_json::Value>>(text) else { return Exec::Shell };
    let ranges = strings(text);
    let mut words = Vec::new();
    for (value, at) in values.into_iter().zip(ranges.into_iter().map(Some).chain(std::iter::repeat(None))) {
        let serde_json::Value::String(text) = value else { return Exec::Refused };
        let at = at.unwrap_or(0..0);
        words.push(Piece { text, range: range.start + at.start..range.start + at.end });
    }
    Exec::Words(words)
}

/// Where the strings of a list stand, quotes included; the list is known to hold nothing else.
fn strings(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match (open, byte) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(start), b'"') => {
                found.push(start..at + 1);
                open = None;
            }
            (None, b'"') => open = Some(at),
            _ => {}
        }
    }
    found
}
