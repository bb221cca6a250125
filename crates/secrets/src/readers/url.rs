//! Passwords in addresses, data source names and connection strings.

use std::ops::Range;

use super::{near, until};
use crate::looks;
use crate::placeholder::{is_password_hash, is_placeholder, is_reference};
use crate::rule::Rule;
use crate::scan::Scan;

/// Longest part of an address that is followed.
const MAX_PART: usize = 300;
/// How far around a connection string is looked for its other keys.
const SIBLINGS: usize = 300;

/// `scheme://user:password@host`.
pub(super) fn read(scan: &mut Scan<'_>, rule: &'static Rule, sign: Range<usize>) {
    let text = scan.text;
    if !text[..sign.start].last().is_some_and(u8::is_ascii_alphanumeric) {
        return;
    }
    let length = until(text, sign.end, 2 * MAX_PART, |b| {
        b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b'#' | b',')
    });
    let rest = &text[sign.end..sign.end + length];
    scan.spend(length);
    // The first address of a list ends at its path; a password may hold a slash only before the last sign.
    let path = rest.iter().position(|b| matches!(b, b'/' | b'?')).unwrap_or(rest.len());
    let Some(at) = rest[..path].iter().rposition(|b| *b == b'@') else { return };
    let Some(colon) = rest[..at].iter().position(|b| *b == b':') else { return };
    let (user, password, host) = (&rest[..colon], &rest[colon + 1..at], &rest[at + 1..]);
    if is_password(user, password) && !is_sample(host, password) {
        scan.add(rule, sign.end + colon + 1..sign.end + at);
    }
}

/// Whether a password is given, and is neither a reference nor what everybody writes.
pub(super) fn is_password(user: &[u8], password: &[u8]) -> bool {
    let text = String::from_utf8_lossy(password).to_ascii_lowercase();
    let port = password.iter().all(u8::is_ascii_digit) && password.len() <= 5;
    let upper = password.iter().all(|b| b.is_ascii_uppercase() || *b == b'_') && password.len() >= 4;
    let same = !user.is_empty() && password.eq_ignore_ascii_case(user);
    password.len() >= 4
        && !port
        && !upper
        && !same
        && !is_reference(&text)
        && !is_placeholder(password)
        && !is_password_hash(password)
}

/// What stands for any host, or for this one with a password that is a word.
fn is_sample(host: &[u8], password: &[u8]) -> bool {
    let starts = |names: &[&[u8]]| {
        names.iter().any(|name| host.len() >= name.len() && host[..name.len()].eq_ignore_ascii_case(name))
    };
    let named =
        host.first().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'[' | b'$' | b'{' | b'%' | b'_'));
    let here = starts(&[b"localhost", b"127.", b"0.0.0.0", b"[::1]", b"host.docker.internal"]);
    let end = host.iter().position(|b| matches!(b, b'/' | b':' | b'?')).unwrap_or(host.len());
    let text = host[..end].to_ascii_lowercase();
    let example = [&b"example.com"[..], b"example.org", b"example.net", b".example", b".test", b".invalid"]
        .iter()
        .any(|e| text.ends_with(e))
        || text == b"host"
        || text == b"hostname";
    !named || example || (here && !looks::is_random(password)) || (looks::is_words(password) && password.len() < 12)
}

/// `user:password@tcp(host)`.
pub(super) fn data_source(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let floor = at.saturating_sub(MAX_PART);
    let text = scan.text;
    scan.spend(MAX_PART);
    let stop = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b'=' | b'/');
    let start = text[floor..at].iter().rposition(stop).map_or(floor, |from| floor + from + 1);
    let Some(colon) = text[start..at].iter().position(|b| *b == b':') else { return };
    if is_password(&text[start..start + colon], &text[start + colon + 1..at]) {
        scan.add(rule, start + colon + 1..at);
    }
}

/// `Server=…;User Id=…;Password=…`.
pub(super) fn connection_string(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    let text = scan.text;
    let before = keyword.start.checked_sub(1).and_then(|at| text.get(at)).copied().unwrap_or(b' ');
    let length = until(text, keyword.end, MAX_PART, |b| {
        matches!(b, b';' | b'"' | b'\'' | b'`' | b'<' | b'\n' | b'\r' | b'&' | b' ' | b'\\')
    });
    let value = keyword.end..keyword.end + length;
    let around = near(text, &keyword, SIBLINGS).to_ascii_lowercase();
    scan.spend(2 * SIBLINGS);
    let keys = [
        &b"server="[..],
        b"data source=",
        b"host=",
        b"user id=",
        b"uid=",
        b"userid=",
        b"user=",
        b"username=",
        b"database=",
        b"initial catalog=",
        b"dbname=",
        b"endpoint=",
        b"account=",
    ];
    let siblings = keys.iter().filter(|key| around.windows(key.len()).any(|w| w == **key)).count();
    let inside = matches!(before, b';' | b'"' | b'\'' | b' ' | b'?' | b'&');
    if inside
        && !is_argument(text, keyword.start)
        && siblings >= 2
        && is_password(b"", &text[value.clone()])
        && !here(&around, &text[value.clone()])
    {
        scan.add(rule, value);
    }
}

/// Whether a name starts its line or follows a comma or a bracket: an argument of a call, not a part of a text.
fn is_argument(text: &[u8], at: usize) -> bool {
    let before = &text[at.saturating_sub(MAX_PART)..at];
    let last = before.iter().rev().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
    matches!(last, Some(b',' | b'(' | b'\n'))
}

fn here(around: &[u8], password: &[u8]) -> bool {
    let local = [&b"localhost"[..], b"127.0.0.1", b"(localdb)"]
        .iter()
        .any(|name| around.windows(name.len()).any(|w| w == *name));
    local && !looks::is_random(password)
}
