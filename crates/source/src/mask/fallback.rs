//! Other ways to mask a text whose broken documents would be read differently once masked.

use std::ops::Range;
use std::sync::Arc;

use plimsoll_model::MaskKind;
use plimsoll_syntax::Parsed;

use super::hits::Hit;
use super::{apply, broken, gaps};

/// A character that no document starts with: what follows stays unreadable.
const UNREADABLE: u8 = b'@';

/// Texts to try in turn: quotes kept, then broken documents masked as a whole.
pub(super) fn texts(text: &Arc<str>, parsed: &Parsed, hits: Vec<Hit>) -> Vec<(Arc<str>, Vec<Hit>)> {
    if parsed.errors.is_empty() {
        // What was found by its form alone may reach over the quotes of several texts.
        let split: Vec<Hit> = hits.iter().flat_map(|hit| parts(text, hit)).collect();
        return vec![(apply::apply(text, &split), split)];
    }
    let gaps = gaps(text, parsed);
    let quoted = hits.iter().flat_map(|hit| if within(hit, &gaps) { parts(text, hit) } else { vec![hit.clone()] });
    let quoted: Vec<Hit> = quoted.collect();
    vec![(apply::apply(text, &quoted), quoted), whole(text, parsed, &gaps, &hits)]
}

fn within(hit: &Hit, gaps: &[Range<usize>]) -> bool {
    gaps.iter().any(|gap| gap.start <= hit.start && hit.end <= gap.end)
}

/// What lies between the quotes of a hit.
fn parts(text: &str, hit: &Hit) -> Vec<Hit> {
    let mut parts = Vec::new();
    let mut start = hit.start;
    for at in hit.start..=hit.end {
        if at == hit.end || text.as_bytes().get(at).is_some_and(|b| matches!(b, b'"' | b'\'')) {
            if start < at {
                parts.push(Hit { start, end: at, ..hit.clone() });
            }
            start = at + 1;
        }
    }
    parts
}

/// Every broken document overwritten but for its first byte, which keeps it broken.
fn whole(text: &str, parsed: &Parsed, gaps: &[Range<usize>], hits: &[Hit]) -> (Arc<str>, Vec<Hit>) {
    let documents: Vec<_> = gaps.iter().flat_map(|gap| broken::documents(text, gap.clone())).collect();
    let mut hits = hits.to_vec();
    let mut starts = Vec::new();
    for error in &parsed.errors {
        // An error at the marker of the next document is one of this document.
        let at = (error.offset as usize).min(text.len());
        let document = documents.iter().rfind(|d| d.start < at.max(1) && body(text, d).is_some());
        let Some(body) = document.and_then(|d| body(text, d)) else { continue };
        hits.retain(|h| h.end <= body.start || h.start >= body.end);
        starts.push(body.start);
        let (start, end) = (body.start + 1, body.end);
        hits.push(Hit { start, end, kind: MaskKind::Named, rule: "unread-document", fingerprint: None });
    }
    hits.retain(|h| h.start < h.end);
    hits.sort_by_key(|h| (h.start, h.end));
    hits.dedup_by_key(|h| h.start);
    (with_marks(&whole_characters(text, &starts, &hits), &starts), hits)
}

/// Masks the hits and the rest of the characters that the marks overwrite.
fn whole_characters(text: &str, starts: &[usize], hits: &[Hit]) -> Arc<str> {
    let first = |start: &usize| Hit {
        start: *start,
        end: *start + text[*start..].chars().next().map_or(1, char::len_utf8),
        kind: MaskKind::Named,
        rule: "unread-document",
        fingerprint: None,
    };
    let mut all: Vec<Hit> = starts.iter().map(first).collect();
    all.extend(hits.iter().cloned());
    apply::apply(text, &all)
}

fn with_marks(masked: &str, starts: &[usize]) -> Arc<str> {
    let mut bytes = masked.as_bytes().to_vec();
    for start in starts {
        if let Some(byte) = bytes.get_mut(*start) {
            *byte = UNREADABLE;
        }
    }
    String::from_utf8(bytes).map_or_else(|_| masked.into(), Into::into)
}

/// A document without its marker line's dashes and the blanks around it.
fn body(text: &str, document: &Range<usize>) -> Option<Range<usize>> {
    let written = text.get(document.clone())?;
    let skip = if written.starts_with("---") { 3 } else { 0 };
    let rest = &written[skip..];
    let start = document.start + skip + (rest.len() - rest.trim_start().len());
    let end = document.start + written.trim_end().len();
    (start < end).then_some(start..end)
}
