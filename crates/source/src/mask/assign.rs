//! `name: value`, `name=value` and `--name value` in text that is no tree: comments, scripts, configuration, command
//! lines and documents that do not parse.

use std::ops::Range;

use plimsoll_model::MaskKind;

use super::hits::Hits;
use super::names::{Strength, strength};
use super::stems::Stems;
use super::{bare, values};

/// Longer values are masked without a second look: looking again and again would cost hostile text the square of its
/// length.
const MAX_DOUBT: usize = 4096;

/// Which names count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// All names that say secret: settings are not references.
    Settings,
    /// A name like `secret` counts only where its value cannot be the name of an object.
    Manifest,
    /// As in a manifest, and sentences may give a value away.
    Prose,
}

/// Finds the values of secret-like names.
pub(crate) fn scan(text: &str, trust: Trust, rule: &'static str, hits: &mut Hits<'_>) {
    let (mut done, mut line) = (0, Line { start: 0, end: 0, comment: None });
    for found in Stems::of(text).apart() {
        if found.start < done {
            continue;
        }
        let name = name_around(text, found);
        done = name.end;
        if line.end < done {
            line = Line::around(text, name.start, done);
        }
        let said = trust == Trust::Prose || line.comment.is_some_and(|at| at < name.start);
        let value = assigned(&text[..line.end], name.clone(), trust).or_else(|| bare::value(text, &line, name, said));
        if let Some(value) = value {
            done = done.max(value.end);
            hits.push(value.clone(), MaskKind::Named, rule, text.get(value).unwrap_or("").as_bytes());
        }
    }
}

/// The line that a name stands on, and where a comment starts on it.
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    comment: Option<usize>,
}

impl Line {
    fn around(text: &str, from: usize, to: usize) -> Self {
        let bytes = text.as_bytes();
        let start = memchr::memrchr2(b'\n', b'\r', &bytes[..from]).map_or(0, |n| n + 1);
        let end = memchr::memchr2(b'\n', b'\r', &bytes[to..]).map_or(bytes.len(), |n| to + n);
        let line = &bytes[start..end];
        let comment = memchr::memchr2(b'#', b';', line).or_else(|| double_slash(line)).map(|n| start + n);
        Self { start, end, comment }
    }
}

fn double_slash(line: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'/', line).find(|at| line.get(at + 1) == Some(&b'/'))
}

fn name_around(text: &str, at: Range<usize>) -> Range<usize> {
    let is_part = |c: &char| c.is_alphanumeric() || matches!(*c, '_' | '-' | '.');
    let length = |c: char| c.len_utf8();
    let before: usize = text[..at.start].chars().rev().take_while(is_part).map(length).sum();
    let after: usize = text[at.end..].chars().take_while(is_part).map(length).sum();
    at.start - before..at.end + after
}

/// The value that a secret-like name is given, if it is given one; `line` ends where the name's line ends.
fn assigned(line: &str, name: Range<usize>, trust: Trust) -> Option<Range<usize>> {
    let written = escape_free(line, name);
    let bare = line.get(written.clone())?.trim_start_matches('-');
    let is_flag = line[written.clone()].starts_with('-');
    let (after, place) = separator(line, &written, is_flag)?;
    let strength = strength(bare)?;
    let value = within_quotes(line, &written, value(line, after, place)?);
    let literal = line.get(value.clone())?;
    if literal.len() > MAX_DOUBT {
        return Some(value);
    }
    let named = strength != Strength::Strong && trust != Trust::Settings && values::looks_like_a_reference(literal);
    let cut = matches!(place, Place::Rest | Place::Flow) && !is_quote(line, value.start) && is_code(literal);
    let flag = matches!(place, Place::Part | Place::Word) && literal.starts_with("--");
    let said = place != Place::Sentence || values::looks_like_a_value(literal);
    (values::plausible_for(strength, literal) && !named && !cut && !flag && said).then_some(value)
}

/// `\npassword` in an escaped text: the letter belongs to the escape.
fn escape_free(text: &str, name: Range<usize>) -> Range<usize> {
    let escape = name.start > 0 && text.as_bytes().get(name.start - 1) == Some(&b'\\');
    let letter = text.as_bytes().get(name.start).is_some_and(|b| b"nrt".contains(b));
    if escape && letter { name.start + 1..name.end } else { name }
}

/// How far a value without quotes reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// To the end of the line.
    Rest,
    /// To the next comma or bracket.
    Flow,
    /// To the next blank.
    Word,
    /// To the next blank or delimiter.
    Part,
    /// As a part, in the middle of a sentence.
    Sentence,
}

fn separator(line: &str, name: &Range<usize>, is_flag: bool) -> Option<(usize, Place)> {
    let bytes = line.as_bytes();
    let mut at = skip_quote(bytes, name.end);
    let quoted = at > name.end;
    let blank = skip_blanks(bytes, at);
    let opening = opening(bytes, name.start);
    at = blank;
    let place = match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'='), Some(b'=' | b'~')) => return None,
        (Some(b':'), Some(b'=')) | (Some(b'='), Some(b'>')) => return Some((skip_blanks(bytes, at + 2), Place::Part)),
        (Some(b'='), _) if opening == Opening::Line => Place::Word,
        (Some(b'='), _) => Place::Part,
        (Some(b':'), Some(next)) if quoted || next.is_ascii_whitespace() || b"\"'".contains(next) => match opening {
            Opening::Line => Place::Rest,
            Opening::Flow => Place::Flow,
            Opening::Word => Place::Sentence,
        },
        _ if line[at..].starts_with(['：', '＝']) => return Some((skip_blanks(bytes, at + 3), Place::Part)),
        (Some(first), _) if is_flag && blank > name.end && *first != b'-' => return Some((at, Place::Word)),
        _ => return None,
    };
    Some((skip_blanks(bytes, at + 1), place))
}

/// What stands before a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Line,
    Flow,
    Word,
}

fn opening(bytes: &[u8], start: usize) -> Opening {
    let mut before = bytes.get(..start).unwrap_or_default();
    let quoted = before.last().is_some_and(|b| b"\"'".contains(b));
    if quoted {
        before = &before[..before.len() - 1];
        before = before.strip_suffix(b"\\").unwrap_or(before);
    }
    let is_lead = |b: &u8| matches!(b, b' ' | b'\t' | b'-' | b'#' | b'/' | b'*' | b'?');
    let lead = before.iter().rposition(|b| !is_lead(b)).map_or(0, |p| p + 1);
    match before.get(lead.wrapping_sub(1)) {
        None | Some(b'\n' | b'\r') => Opening::Line,
        Some(b'n') if before.get(lead.wrapping_sub(2)) == Some(&b'\\') => Opening::Flow,
        Some(b'{' | b',' | b';' | b'(' | b'[' | b'&') => Opening::Flow,
        Some(_) if quoted => Opening::Flow,
        Some(_) => Opening::Word,
    }
}

fn skip_quote(bytes: &[u8], at: usize) -> usize {
    let at = if bytes.get(at..at + 2) == Some(b"\\\"") { at + 1 } else { at };
    if bytes.get(at).is_some_and(|b| b"\"'".contains(b)) { at + 1 } else { at }
}

pub(super) fn skip_blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

fn value(line: &str, at: usize, place: Place) -> Option<Range<usize>> {
    let at = skip_properties(line, at);
    let rest = line.get(at..)?;
    if let Some(length) = substitution(rest) {
        return Some(at..at + length);
    }
    for (open, close) in [("\\\"", "\\\""), ("\"", "\""), ("'", "'"), ("`", "`")] {
        if let Some(inside) = rest.strip_prefix(open) {
            let start = at + open.len();
            return Some(start..start + quoted_length(inside, close));
        }
    }
    let end = match place {
        Place::Rest => rest.find(" #").unwrap_or(rest.len()),
        Place::Flow => rest.find([',', '}', ']', '"']).unwrap_or(rest.len()),
        Place::Word => rest.find([' ', '\t', '"', '\'', '`']).unwrap_or(rest.len()),
        Place::Part | Place::Sentence => {
            rest.find([' ', '\t', ',', ';', '&', '"', '\'', '`', ')', '}', ']', '|', '<', '>']).unwrap_or(rest.len())
        }
    };
    let end = rest[..end].trim_end().trim_end_matches([',', '\\']).trim_end().len();
    (end > 0).then_some(at..at + end)
}

/// How long the command is whose output stands for a value, if one does: `$(cat FILE)`, or the same in backticks.
fn substitution(rest: &str) -> Option<usize> {
    if let Some(inside) = rest.strip_prefix('`') {
        return inside.find('`').filter(|end| inside[..*end].contains(' ')).map(|end| end + 2);
    }
    let mut open = 0;
    let end = rest.strip_prefix('$')?.bytes().position(|byte| {
        open += i32::from(byte == b'(') - i32::from(byte == b')');
        open <= 0
    })?;
    (end > 0).then_some(end + 2)
}

/// `-H 'Authorization: x'`: a quote that opened before the name closes after the value.
fn within_quotes(line: &str, name: &Range<usize>, value: Range<usize>) -> Range<usize> {
    let opened = name.start.checked_sub(1).and_then(|i| line.as_bytes().get(i)).filter(|b| b"\"'".contains(b));
    let closed = line.as_bytes().get(name.end).is_some_and(|b| b"\"'\\".contains(b));
    let Some(quote) = opened.filter(|_| !closed) else { return value };
    let length = line.get(value.clone()).and_then(|v| v.find(*quote as char)).filter(|n| *n > 0);
    value.start..length.map_or(value.end, |n| value.start + n)
}

/// Tags and anchors of YAML stand before a value.
fn skip_properties(line: &str, mut at: usize) -> usize {
    while line.as_bytes().get(at).is_some_and(|b| matches!(b, b'!' | b'&')) {
        let Some(blank) = line[at..].find([' ', '\t']) else { return at };
        at = skip_blanks(line.as_bytes(), at + blank);
    }
    at
}

fn quoted_length(inside: &str, close: &str) -> usize {
    let mut from = 0;
    while let Some(found) = inside[from..].find(close).map(|n| from + n) {
        let slashes = inside[..found].bytes().rev().take_while(|b| *b == b'\\').count();
        if close.len() == 2 || slashes % 2 == 0 {
            return found;
        }
        from = found + 1;
    }
    inside.len()
}

fn is_quote(line: &str, start: usize) -> bool {
    line.as_bytes().get(start.wrapping_sub(1)).is_some_and(|b| b"\"'`".contains(b))
}

/// What an unquoted literal does not look like: calls, collections, block headers, sentences.
fn is_code(value: &str) -> bool {
    if value.len() > MAX_DOUBT {
        return false;
    }
    let call = value.contains("()") || (value.contains('(') && value.ends_with([')', '{']));
    let structure = value.starts_with(['[', '{', '|', '>', '*', '$']) && value.len() < 200;
    call || structure || value.split_whitespace().count() > 4
}
