//! A name and the value that is given to it, in any language of code or settings.

use std::ops::Range;

use crate::limits::{MAX_NAME, MAX_VALUE};

/// A value under a name.
#[derive(Clone, Debug)]
pub(crate) struct Assigned {
    pub(crate) name: Range<usize>,
    pub(crate) value: Range<usize>,
    pub(crate) quoted: bool,
    /// The value is compared, not given.
    pub(crate) compared: bool,
}

/// Blanks and breaks that may stand before a value.
const MAX_GAP: usize = 120;

/// The value that is given to the name around a keyword.
pub(crate) fn around(text: &[u8], keyword: Range<usize>) -> Option<Assigned> {
    let name = name(text, keyword);
    let mut at = closers(text, name.end);
    if let Some((value, quoted)) = paired(text, &name, at) {
        return Some(Assigned { name, value, quoted, compared: false });
    }
    at = annotation(text, at);
    let sign = sign(text, at).filter(|sign| &text[sign.clone()] != b"," || is_argument(text, &name))?;
    at = sign.end;
    let bare = sign.is_empty();
    let compared = text[sign.clone()].starts_with(b"==") || text[sign.clone()].starts_with(b"!=");
    if bare && !takes_blank(text, &name) {
        return None;
    }
    let (value, quoted) = value(text, at, 0)?;
    // A bare word after a colon may be a type: `password: str = "…"`.
    let again = if quoted || bare { None } else { typed(text, &value) };
    let (value, quoted) = again.unwrap_or((value, quoted));
    (!value.is_empty()).then_some(Assigned { name, value, quoted, compared })
}

/// Names that say no more than that it is a secret.
const BARE: &[&[u8]] = &[b"key", b"token", b"secret", b"password", b"auth", b"credential", b"creds", b"passphrase"];

/// The value on the line below a comment that names a service: `# of the service` and `key = "…"`.
pub(crate) fn below_comment(text: &[u8], keyword: Range<usize>) -> Option<Assigned> {
    let before = &text[keyword.start.saturating_sub(MAX_GAP)..keyword.start];
    let line = before.iter().rposition(|b| *b == b'\n').map_or(before, |at| &before[at + 1..]).trim_ascii_start();
    if ![&b"#"[..], b"//", b"/*", b"*", b"--", b";"].iter().any(|sign| line.starts_with(sign)) {
        return None;
    }
    let reach = &text[keyword.end..text.len().min(keyword.end + MAX_GAP)];
    let next = keyword.end + reach.iter().position(|b| *b == b'\n')? + 1;
    let start = blanks(text, next);
    let length = text[start..].iter().take(MAX_NAME).take_while(|b| is_name(**b)).count();
    let lower = text[start..start + length].to_ascii_lowercase();
    let says = BARE.iter().any(|word| lower.ends_with(word));
    around(text, start..start + length).filter(|found| says && found.quoted && !found.compared)
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn name(text: &[u8], keyword: Range<usize>) -> Range<usize> {
    let floor = keyword.start.saturating_sub(MAX_NAME);
    let before = text[floor..keyword.start].iter().rev().take_while(|b| is_name(**b)).count();
    let after = text[keyword.end..].iter().take(MAX_NAME).take_while(|b| is_name(**b)).count();
    // A keyword may carry quotes of its own.
    let trim = text[keyword.clone()].iter().take_while(|b| !is_name(**b)).count();
    let end = keyword.end - text[keyword.clone()].iter().rev().take_while(|b| matches!(b, b'"' | b'\'' | b' ')).count();
    let end = if end < keyword.end { end } else { keyword.end + after };
    keyword.start + trim - if trim == 0 { before } else { 0 }..end
}

/// Quotes and brackets that close the name.
fn closers(text: &[u8], at: usize) -> usize {
    let closing = |b: &&u8| matches!(**b, b'"' | b'\'' | b'`' | b']' | b')' | b'\\' | b'?' | b'!');
    at + text[at..].iter().take(6).take_while(closing).count()
}

/// `name: NAME` with `value: …` after it, as lists of variables are written in YAML and JSON.
fn paired(text: &[u8], name: &Range<usize>, at: usize) -> Option<(Range<usize>, bool)> {
    let before = text[name.start.saturating_sub(16)..name.start].trim_ascii_end();
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before).trim_ascii_end();
    let key = before.strip_suffix(b":")?;
    let key = key.strip_suffix(b"\"").unwrap_or(key);
    if !key.to_ascii_lowercase().ends_with(b"name") {
        return None;
    }
    let between = |b: &&u8| b.is_ascii_whitespace() || matches!(**b, b',' | b'"');
    let start = at + text[at..].iter().take(MAX_GAP).take_while(between).count();
    text[start..].get(..5).filter(|word| word.eq_ignore_ascii_case(b"value"))?;
    let sign = closers(text, start + 5);
    (text.get(sign) == Some(&b':')).then(|| value(text, sign + 1, 0))?
}

/// `name string = "…"` of Go: the type between a name and its sign.
fn annotation(text: &[u8], at: usize) -> usize {
    let rest = &text[at..text.len().min(at + 32)];
    let blank = blanks(rest, 0);
    let word = rest[blank..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'*').count();
    let after = blanks(rest, blank + word);
    if blank > 0 && word > 2 && rest.get(after) == Some(&b'=') && rest.get(after + 1) != Some(&b'=') {
        at + after
    } else {
        at
    }
}

fn blanks(text: &[u8], at: usize) -> usize {
    at + text[at.min(text.len())..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// The sign between a name and its value; empty where there is only a blank.
fn sign(text: &[u8], at: usize) -> Option<Range<usize>> {
    const SIGNS: [&[u8]; 12] = [b"===", b"==", b"!=", b":=", b"=>", b"->", b"?=", b"+=", b"=", b":", b",", b">"];
    let start = blanks(text, at);
    let rest = &text[start..];
    let found = SIGNS.iter().find(|sign| rest.starts_with(sign));
    match found {
        Some(sign) if sign == b"," && start == at && !text[..at].ends_with(b"\"") && !text[..at].ends_with(b"'") => {
            None
        }
        Some(sign) if sign == b">" && start != at => None,
        Some(sign) => Some(start..start + sign.len()),
        // `set NAME to value`.
        None if start > at && rest.starts_with(b"to ") => Some(start..start + 3),
        None if start > at => Some(start..start),
        None => None,
    }
}

/// Whether a name is all that quotes hold: an argument, or the key of a pair.
fn is_argument(text: &[u8], name: &Range<usize>) -> bool {
    matches!(name.start.checked_sub(1).and_then(|at| text.get(at)), Some(b'"' | b'\''))
}

/// Flags and instructions take a value after a blank.
fn takes_blank(text: &[u8], name: &Range<usize>) -> bool {
    // No further back than a name may be long: a line may hold a whole file.
    let before = &text[name.start.saturating_sub(MAX_NAME)..name.start];
    let line = before.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1);
    let before = &before[line..];
    let word = before.trim_ascii().to_ascii_lowercase();
    let flag = text[name.clone()].starts_with(b"--") || before.ends_with(b"--");
    let first =
        [&b"env"[..], b"arg", b"set", b"setenv", b"export", b"set -x", b"set -gx", b"setx", b"#define", b"define"];
    let settings = word.is_empty()
        && [&b"requirepass"[..], b"masterauth", b"password", b"secret"]
            .contains(&&*text[name.clone()].to_ascii_lowercase());
    flag || first.contains(&&*word) || settings
}

/// A value: what quotes hold, else what stands up to a blank.
fn value(text: &[u8], at: usize, depth: u8) -> Option<(Range<usize>, bool)> {
    let gap = text[at..].iter().take(MAX_GAP).take_while(|b| b.is_ascii_whitespace()).count();
    let broken = text[at..at + gap].contains(&b'\n');
    let start = prefix(text, at + gap);
    let slashes = text[start..].iter().take(4).take_while(|b| **b == b'\\').count();
    let quote = text.get(start + slashes).copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'));
    if let Some(quote) = quote {
        let open = start + slashes + 1;
        let tripled = text[open..].starts_with(&[quote, quote]);
        let open = if tripled { open + 2 } else { open };
        return Some((open..closing(text, open, quote, slashes)?, true));
    }
    // `("…"`, as Python writes a text in pieces.
    if text.get(start) == Some(&b'(') && depth == 0 {
        return value(text, start + 1, 1).filter(|(_, quoted)| *quoted);
    }
    // What follows on another line is a value only where it is quoted or stands in a block.
    if broken {
        return None;
    }
    let length = text[start..].iter().take(MAX_VALUE).take_while(|b| !ends_bare(**b)).count();
    let end = start + length;
    let called = text.get(end) == Some(&b'(') && depth == 0 && length > 0;
    if called {
        return value(text, end + 1, 1).filter(|(_, quoted)| *quoted);
    }
    if let Some(block) = block(text, start..end) {
        return Some((block, false));
    }
    let cut = text[start..end].iter().rev().take_while(|b| matches!(b, b'.' | b':')).count();
    (length > 0).then_some((start..end - cut, false))
}

/// Letters before a quote: `b"…"`, `r'…'`, `L"…"`, `@"…"`.
fn prefix(text: &[u8], at: usize) -> usize {
    let letters =
        text[at..].iter().take(2).take_while(|b| matches!(b, b'b' | b'r' | b'f' | b'u' | b'L' | b'@' | b'$')).count();
    let quote = text.get(at + letters).is_some_and(|b| matches!(b, b'"' | b'\''));
    if quote { at + letters } else { at }
}

fn closing(text: &[u8], open: usize, quote: u8, slashes: usize) -> Option<usize> {
    let rest = &text[open..text.len().min(open + MAX_VALUE)];
    let mut at = 0;
    while at < rest.len() {
        match rest[at] {
            byte if byte == quote => return Some(open + at),
            b'\\' if slashes > 0 && rest[at..].iter().take_while(|b| **b == b'\\').count() == slashes => {
                return Some(open + at);
            }
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

fn ends_bare(byte: u8) -> bool {
    byte.is_ascii_whitespace()
        || matches!(byte, b',' | b';' | b'"' | b'\'' | b'`' | b'<' | b'>' | b'(' | b')' | b'}' | b']' | b'|')
}

/// The first line of a block of YAML.
fn block(text: &[u8], sign: Range<usize>) -> Option<Range<usize>> {
    // The sign itself ends a bare value, so it is looked for here.
    let starts = matches!(text.get(sign.end), Some(b'|' | b'>')) && sign.is_empty();
    let line = text[sign.end..].iter().take(4).position(|b| *b == b'\n').filter(|_| starts)? + sign.end + 1;
    let start = blanks(text, line);
    let length = text[start..].iter().take(MAX_VALUE).take_while(|b| !b.is_ascii_whitespace()).count();
    (start > line && length > 0).then_some(start..start + length)
}

/// What stands after a type: `= "…"`.
fn typed(text: &[u8], word: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let at = blanks(text, word.end);
    let more = text.get(at) == Some(&b'=') && text.get(at + 1) != Some(&b'=');
    if more { value(text, at + 1, 0).filter(|(_, quoted)| *quoted) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(&str, bool)> {
        let at = text.to_ascii_lowercase().find("passw")?;
        around(text.as_bytes(), at..at + 5).map(|a| (&text[a.value], a.quoted))
    }

    #[test]
    fn values_are_read_in_many_languages() {
        for (text, value, quoted) in [
            ("password = \"a b\"", "a b", true),
            ("\"password\": \"v\\\"w\",", "v\\\"w", true),
            ("password: v1", "v1", false),
            ("DB_PASSWORD=v1 # x", "v1", false),
            ("password: str = 'v1'", "v1", true),
            ("var password string = \"v1\"", "v1", true),
            ("os.environ['PASSWORD'] = 'v1'", "v1", true),
            ("setenv(\"PASSWORD\", \"v1\")", "v1", true),
            ("<password>v1</password>", "v1", false),
            ("password = SecretString(\"v1\")", "v1", true),
            ("ENV PASSWORD v1", "v1", false),
            ("--password v1", "v1", false),
            ("--password=v1", "v1", false),
            ("\\\"password\\\": \\\"v1\\\"", "v1", true),
            ("password: >-\n  v1\n", "v1", false),
            ("- name: PASSWORD\n  value: v1\n", "v1", false),
            ("{\"name\": \"PASSWORD\", \"value\": \"v1\"}", "v1", true),
        ] {
            assert_eq!(read(text), Some((value, quoted)), "{text}");
        }
        for text in ["password", "the password is v1", "password\n", "password: ", "f(password, x)"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
