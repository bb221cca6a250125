//! Text between documents that could be read: comments, and documents that could not.

use std::ops::Range;
use std::sync::LazyLock;

use plimsoll_model::MaskKind;
use regex::Regex;

use super::comments;
use super::hits::{Hit, Hits};
use super::names::strength;
use super::values;

static IS_SECRET: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)\bkind["']?\s*:\s*["']?Secret(?:List)?\b"#).ok());
static PAIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\bname["']?\s*:\s*["']?([\w.-]+)["']?[\s,#]{0,40}["']?value["']?\s*:[ \t]*([^\s,}#][^\r\n,}]*)"#).ok()
});
static PAIR_BACK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\bvalue["']?\s*:[ \t]*([^\s,}#][^\r\n,}]*)[\s,#]{0,40}["']?name["']?\s*:\s*["']?([\w.-]+)"#).ok()
});
static DATA: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#"(?m)(?:^|[\s{,"'])(?:data|stringData)["']?[ \t]*:"#).ok());

/// Masks by line what no tree covers; `broken` says that documents could not be read there.
pub(crate) fn scan(text: &str, gap: Range<usize>, broken: bool, hits: &mut Hits<'_>) {
    for part in documents(text, gap) {
        let written = text.get(part.clone()).unwrap_or("");
        let mut found = hits.sibling();
        comments::scan(written, &mut found);
        if broken {
            blocks(written, &mut found);
        }
        hits.overflow |= found.overflow;
        for hit in found.list {
            let rule = if broken && hit.rule == "comment" { "unread-line" } else { hit.rule };
            hits.push_hit(Hit { start: hit.start + part.start, end: hit.end + part.start, rule, ..hit });
        }
    }
}

/// `name` and `value` of a variable, on two lines or in braces.
pub(super) fn pairs(text: &str, rule: &'static str, hits: &mut Hits<'_>) {
    if !text.contains("value") {
        return;
    }
    for (pattern, name, value) in [(&PAIR, 1, 2), (&PAIR_BACK, 2, 1)] {
        let Some(pattern) = pattern.as_ref() else { return };
        for found in pattern.captures_iter(text) {
            if let (Some(name), Some(value)) = (found.get(name), found.get(value)) {
                pair(name.as_str(), value, rule, hits);
            }
        }
    }
}

fn pair(name: &str, value: regex::Match<'_>, rule: &'static str, hits: &mut Hits<'_>) {
    let bare = value.as_str().trim_end().trim_matches(['"', '\'']);
    let start = value.start() + value.as_str().find(bare).unwrap_or(0);
    if strength(name).is_some_and(|s| values::plausible_for(s, bare)) {
        hits.push(start..start + bare.len(), MaskKind::Named, rule, bare.as_bytes());
    }
}

/// Parts between `---` lines.
pub(super) fn documents(text: &str, gap: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut at) = (Vec::new(), gap.start);
    parts.push(at..at);
    for line in text.get(gap).unwrap_or("").split_inclusive('\n') {
        if line.starts_with("---") {
            parts.push(at..at);
        }
        at += line.len();
        if let Some(last) = parts.last_mut() {
            last.end = at;
        }
    }
    parts
}

struct Line<'t> {
    start: usize,
    text: &'t str,
    indent: usize,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let line = |raw: &'_ str| (raw.trim_end().len(), raw.len() - raw.trim_start_matches([' ', '\t', '-', '#']).len());
    text.split_inclusive('\n')
        .map(|raw| {
            let (length, indent) = line(raw);
            let line = Line { start, text: text.get(start..start + length).unwrap_or(""), indent };
            start += raw.len();
            line
        })
        .collect()
}

/// Block scalars under secret-like names: all deeper lines.
fn blocks(text: &str, hits: &mut Hits<'_>) {
    let mut inside: Option<usize> = None;
    for line in lines(text) {
        let blank = line.text.trim().is_empty() || line.text.starts_with("{{");
        inside = inside.filter(|indent| blank || line.indent > *indent);
        if inside.is_some() {
            mask_line(&line, 0, "unread-line", MaskKind::Named, hits);
        } else if let Some((key, value)) = line.text.split_once(':') {
            let name = key.trim().trim_start_matches(['-', ' ']).trim_matches(['"', '\'']);
            let header = matches!(value.trim().as_bytes().first(), Some(b'|' | b'>'));
            inside = (header && strength(name).is_some()).then_some(line.indent);
        }
    }
}

fn mask_line(line: &Line<'_>, from: usize, rule: &'static str, kind: MaskKind, hits: &mut Hits<'_>) {
    let rest = line.text.get(from..).unwrap_or("");
    let start = from + rest.len() - rest.trim_start().len();
    let value = line.text.get(start..).unwrap_or("");
    if !values::is_placeholder(value) {
        hits.push(line.start + start..line.start + line.text.len(), kind, rule, value.as_bytes());
    }
}

/// Everything that is assigned below `data` and `stringData` of what says that it is a `Secret`.
pub(super) fn secret_data(text: &str, hits: &mut Hits<'_>) {
    let (Some(is_secret), Some(data)) = (IS_SECRET.as_ref(), DATA.as_ref()) else { return };
    if !is_secret.is_match(text) {
        return;
    }
    let lines = lines(text);
    let mut done = 0;
    for found in data.find_iter(text) {
        let at = found.end();
        let index = lines.partition_point(|l| l.start < at).saturating_sub(1);
        let Some(line) = lines.get(index).filter(|_| at > done) else { continue };
        let same_line = line.text.get(at - line.start..).unwrap_or("").trim_start();
        if same_line.is_empty() || same_line.starts_with('#') {
            let indent = line.text.bytes().take_while(|b| b" \t#".contains(b)).count();
            below(lines.get(index + 1..).unwrap_or_default(), indent, hits);
        } else {
            done = flow(text, at, hits);
        }
    }
}

/// Lines deeper than the key; what stands after the key of a line, or all of it where it has none. After a quote that
/// does not close, nothing on a later line can be told to be a key.
fn below(lines: &[Line<'_>], indent: usize, hits: &mut Hits<'_>) {
    let mut open = None;
    for line in lines {
        // Lines of a template engine stand at any depth.
        let blank = line.text.trim().is_empty() || line.text.trim_start().starts_with("{{");
        if !blank && line.indent <= indent && open.is_none() {
            return;
        }
        let after = if open.is_some() { 0 } else { key_end(line) };
        let value = line.text.get(after..).unwrap_or("").trim();
        open = open_quote(open, value);
        let header = matches!(value.as_bytes(), [b'|' | b'>'] | [b'|' | b'>', b'+' | b'-' | b'0'..=b'9', ..])
            && value.len() <= 3;
        if !header {
            mask_line(line, after, "unread-secret", MaskKind::SecretObject, hits);
        }
    }
}

/// Where the key of a line ends; 0 where it has none.
fn key_end(line: &Line<'_>) -> usize {
    let key = line.text.find(": ").or(line.text.ends_with(':').then(|| line.text.len().saturating_sub(1)));
    let is_key = |at: &usize| {
        let written = line.text.get(line.indent..*at).unwrap_or("").trim_matches(['"', '\'', ' ']);
        written.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/'))
    };
    key.filter(is_key).map_or(0, |at| at + 1)
}

/// The quote that is open after a line, if one is.
fn open_quote(open: Option<char>, value: &str) -> Option<char> {
    let quote = open.or_else(|| value.chars().next().filter(|c| matches!(c, '"' | '\'')))?;
    let escapes = if quote == '"' { value.matches("\\\"").count() } else { 0 };
    let quotes = value.matches(quote).count() - escapes + usize::from(open.is_some());
    (quotes % 2 == 1).then_some(quote)
}

/// Values of a mapping in braces: every text after a colon, up to the closing brace. Returns where that stands.
fn flow(text: &str, from: usize, hits: &mut Hits<'_>) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let end = rest.find('}').unwrap_or(rest.len());
    let mut at = 0;
    while let Some(colon) = rest[at..end].find(':').map(|n| at + n + 1) {
        let raw = &rest[colon..end];
        let stop = raw.find([',', '\n']).unwrap_or(raw.len());
        let value = raw[..stop].trim().trim_matches(['"', '\'', '{']).trim();
        if let Some(start) = raw[..stop].find(value).filter(|_| !value.is_empty()) {
            let start = from + colon + start;
            hits.push(start..start + value.len(), MaskKind::SecretObject, "unread-secret", value.as_bytes());
        }
        at = colon + stop;
    }
    from + end
}
