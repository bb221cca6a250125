//! Values that follow a name without a sign between: `requirepass x`, `login u password x`, `# the token is x`.

use std::ops::Range;

use super::assign::{Line, skip_blanks};
use super::names::strength;
use super::values;

/// Settings that are written with a blank before their value.
const SETTINGS: &[&str] = &["requirepass", "masterauth", "auth_pass"];
/// Names that are also words of prose: what follows must look like a value, but for a login's.
const WORDS: &[&str] = &["password", "passwd", "secret", "token"];
/// Words between a name and its value in a sentence.
const LINKS: &[&str] = &["is", "was", "be", "of", "to", "now", "for", "are", "=", "==", ":", "->", "=>", "-", "here"];
/// How many words may stand between a name and its value.
const MAX_LINKS: usize = 3;

/// The value that stands after a name; `said` where sentences may hold one.
pub(super) fn value(text: &str, line: &Line, name: Range<usize>, said: bool) -> Option<Range<usize>> {
    let rest = text.get(name.end..line.end)?;
    // A bound keeps hostile lines from costing the square of their length.
    if name.start - line.start > 4096 {
        return None;
    }
    let written = text.get(name.clone())?;
    if !said && !is_one_of(SETTINGS, written) && !is_one_of(WORDS, written) {
        return None;
    }
    let next = word(text, name.end, line.end)?;
    let found = text.get(next.clone())?;
    if setting(text, line, &name, rest, found) && values::plausible(found) {
        return Some(next);
    }
    let sure = said && (strength(written).is_some() || written.eq_ignore_ascii_case("key"));
    if sure { sentence(text, next, line.end) } else { None }
}

/// `requirepass x` alone on a line, or `password x` after a login.
fn setting(text: &str, line: &Line, name: &Range<usize>, rest: &str, value: &str) -> bool {
    let written = text.get(name.clone()).unwrap_or("");
    let (setting, word) = (is_one_of(SETTINGS, written), is_one_of(WORDS, written));
    if !rest.starts_with([' ', '\t']) || !setting && !word {
        return false;
    }
    let before = text.get(line.start..name.start).unwrap_or("");
    let one = rest.split_whitespace().take(2).count() == 1 && !rest.trim_end().ends_with(':');
    let alone = before.trim().is_empty() && one;
    let login = before.split_whitespace().rev().nth(1).is_some_and(|w| w.trim_matches(['"', '\'']) == "login");
    setting && alone || word && (login || alone && values::looks_like_a_value(value))
}

fn is_one_of(names: &[&str], written: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(written))
}

/// The first word that looks like a value, a few words after the name at most.
fn sentence(text: &str, mut next: Range<usize>, end: usize) -> Option<Range<usize>> {
    for _ in 0..=MAX_LINKS {
        let found = text.get(next.clone())?;
        if values::looks_like_a_value(found) {
            return Some(next);
        }
        if !LINKS.contains(&found) {
            return None;
        }
        next = word(text, next.end, end)?;
    }
    None
}

/// The next word, without the quotes and the punctuation around it.
fn word(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let edge = |c: char| matches!(c, '"' | '\'' | '`' | ',' | '.' | ';' | '(' | ')' | '*');
    let at = skip_blanks(text.as_bytes(), from);
    let rest = text.get(at..end)?;
    let inside = rest.trim_start_matches(edge);
    let raw = inside.split([' ', '\t', '"', '\'', '`']).next().unwrap_or("");
    let start = at + rest.len() - inside.len();
    let bare = raw.trim_end_matches(edge);
    (!bare.is_empty()).then_some(start..start + bare.len())
}
