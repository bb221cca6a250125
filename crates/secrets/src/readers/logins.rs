//! Files that programs keep logins in.

use std::ops::Range;

use super::url::is_password;
use super::{holds, until};
use crate::looks;
use crate::proof::decode;
use crate::rule::Rule;
use crate::scan::Scan;
use crate::set::BASE64PAD;

/// `"auth": "…"`: user and password in base64.
pub(super) fn docker(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let skip = until(scan.text, at, 12, |b| BASE64PAD.has(b) || b == b'{');
    let start = at + skip;
    let length = BASE64PAD.run(&scan.text[start..], 4_096);
    let login = decode(&scan.text[start..start + length]).filter(|_| length >= 8);
    if login.is_some_and(|login| is_login(&login)) {
        scan.add(rule, start..start + length);
    }
}

/// `user:password` in readable characters.
pub(super) fn is_login(login: &[u8]) -> bool {
    let readable = login.iter().all(|b| b.is_ascii_graphic() || *b == b' ');
    let parts = login.iter().position(|b| *b == b':').map(|at| (&login[..at], &login[at + 1..]));
    readable && parts.is_some_and(|(user, password)| !user.is_empty() && is_password(user, password))
}

/// `//registry/:_authToken=…` of npm.
pub(super) fn npm(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    let skip = until(scan.text, keyword.end, 4, |b| !matches!(b, b' ' | b'=' | b'"' | b'\''));
    let start = keyword.end + skip;
    let length = until(scan.text, start, 1_024, |b| {
        b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b'`' | b';' | b'&' | b'|' | b'<' | b'>')
    });
    let value = start..start + length;
    let signed = scan.text[keyword.end..start].contains(&b'=');
    if signed && length >= 8 && is_password(b"", &scan.text[value.clone()]) {
        scan.add(rule, value);
    }
}

/// `machine host login user password word`, on one line or several.
pub(super) fn netrc(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let reach = &scan.text[at..scan.text.len().min(at + 500)];
    scan.spend(reach.len());
    let mut words = words(reach);
    let mut login: &[u8] = b"";
    while let Some(word) = words.next() {
        match &reach[word] {
            b"machine" => return,
            b"login" => login = words.next().map(|w| &reach[w]).unwrap_or_default(),
            b"password" => {
                let Some(value) = words.next().filter(|_| !login.is_empty()) else { return };
                if is_told(&reach[value.clone()]) && !reach[value.clone()].eq_ignore_ascii_case(login) {
                    scan.add(rule, at + value.start..at + value.end);
                }
                return;
            }
            _ => {}
        }
    }
}

/// The words of a text, with their places.
pub(super) fn words(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let length = text[at..].iter().take_while(|b| !b.is_ascii_whitespace()).count();
        let word = at..at + length;
        at += length;
        (length > 0).then_some(word)
    })
}

/// `<add key="ClearTextPassword" value="…" />` and `<password>…</password>`.
pub(super) fn xml(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let text = scan.text;
    if text[..at].ends_with(b">") {
        return element(scan, rule, at);
    }
    let tag = &text[at..at + until(text, at, 600, |b| b == b'>')];
    let names = holds(tag, b"password") || holds(tag, b"secret") || holds(tag, b"apikey") || holds(tag, b"token");
    let Some(value) = tag.windows(7).position(|w| w.eq_ignore_ascii_case(b"value=\"")).filter(|_| names) else {
        return;
    };
    let start = at + value + 7;
    let place = start..start + until(text, start, 400, |b| b == b'"');
    if !text[place.clone()].contains(&b';') && is_told(&text[place.clone()]) {
        scan.add(rule, place);
    }
}

fn element(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let skip = until(scan.text, at, 40, |b| !b.is_ascii_whitespace());
    let start = at + skip;
    let place = start..start + until(scan.text, start, 400, |b| b == b'<' || b.is_ascii_whitespace());
    let closed = scan.text[place.end..].starts_with(b"</");
    if closed && is_told(&scan.text[place.clone()]) {
        scan.add(rule, place);
    }
}

/// A password that is no word: texts in XML are full of those.
pub(super) fn is_told(value: &[u8]) -> bool {
    let some = value.iter().any(u8::is_ascii_digit) || value.iter().any(|b| b"!@#$%^&*+=".contains(b));
    value.len() >= 6 && some && is_password(b"", value) && !looks::is_words(value)
}
