//! Private keys between their armour lines, on lines of their own or in one line with escapes.

use plimsoll_model::MaskKind;

use super::hits::Hits;

/// What every armour starts with.
pub(crate) const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
/// Longest name of a kind of key, in bytes.
const MAX_LABEL: usize = 64;

/// Masks what follows the armour of a private key at `start`; returns where the scan goes on.
pub(crate) fn scan(text: &str, start: usize, hits: &mut Hits<'_>) -> usize {
    let rest = text.get(start + BEGIN.len()..).unwrap_or("");
    let window = rest.as_bytes().get(..rest.len().min(MAX_LABEL)).unwrap_or_default();
    let dashes = window.windows(DASHES.len()).position(|w| w == DASHES.as_bytes());
    let Some(label) = dashes.and_then(|n| rest.get(..n)) else { return start + 1 };
    if !label.contains("PRIVATE KEY") {
        return start + 1;
    }
    let body = start + BEGIN.len() + label.len() + DASHES.len();
    let end = body + body_length(&text[body..]);
    let value: String = text[body..end].split_whitespace().collect();
    let first = text[body..end].find(|c: char| !c.is_whitespace()).map_or(end, |skip| body + skip);
    hits.push(first..body + text[body..end].trim_end().len(), MaskKind::Token, "private-key", value.as_bytes());
    end.max(start + 1)
}

/// How much of the text is the key's body: base64 and escapes, armour headers, blank lines.
fn body_length(text: &str) -> usize {
    let mut length = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let part = line_part(line);
        let whole = part == line.trim_end().len();
        if !whole || line.trim_start().starts_with(DASHES) || (index > 0 && is_boundary(line)) {
            return if index == 0 || !whole && !line.contains([':', '#']) { length + part } else { length };
        }
        length += line.len();
    }
    length
}

/// Bytes of a line that can be part of a key.
fn line_part(line: &str) -> usize {
    let trimmed = line.trim_start();
    if ["Proc-Type:", "DEK-Info:", "Comment:"].iter().any(|h| trimmed.starts_with(h)) {
        return line.trim_end().len();
    }
    let line = line.trim_end();
    line.bytes().position(|b| !(b.is_ascii_alphanumeric() || b"+/=\\ \t\r".contains(&b))).unwrap_or(line.len())
}

/// A line that cannot be in the middle of a key: words with blanks between them.
fn is_boundary(line: &str) -> bool {
    line.split_whitespace().count() > 1 && !line.contains(':')
}
