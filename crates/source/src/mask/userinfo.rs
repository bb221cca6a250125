//! Credentials before an `@`: `user:password@host`, `user/password@database` and `https://token@host`.

use plimsoll_model::MaskKind;

use super::hits::Hits;
use super::values;

/// How far before its `@` a credential is looked for, in bytes.
const MAX_LENGTH: usize = 256;
/// What stands before the colon of an address, not of a password: schemes, fields, and Google's service accounts.
#[rustfmt::skip]
const ADDRESSES: &[&str] = &[
    "mailto", "email", "mail", "contact", "owner", "author", "maintainer", "sip", "acct", "xmpp",
    "serviceAccount",
];

/// Finds the credentials of a text.
pub(super) fn scan(text: &str, hits: &mut Hits<'_>) {
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let Some((start, end)) = around(text, at) else { continue };
        let (before, after) = (&text[start..at], &text[at + 1..end]);
        let place = secret(before, after).map(|n| start + n..at);
        if let Some(place) = place.filter(|p| is_literal(&text[p.clone()])) {
            let value = text[place.clone()].as_bytes();
            hits.push(place.clone(), MaskKind::Token, "user-password", value);
        }
    }
}

/// The word around an `@`.
fn around(text: &str, at: usize) -> Option<(usize, usize)> {
    let ends = |b: &u8| b.is_ascii_whitespace() || b"\"'`<>(){}[],;=|".contains(b);
    let bytes = text.as_bytes();
    if !bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let floor = at.saturating_sub(MAX_LENGTH);
    let start = bytes[floor..at].iter().rposition(ends).map_or(floor, |n| floor + n + 1);
    let rest = &bytes[at + 1..bytes.len().min(at + MAX_LENGTH)];
    let end = at + 1 + rest.iter().position(ends).unwrap_or(rest.len());
    (text.is_char_boundary(start) && text.is_char_boundary(end)).then_some((start, end))
}

/// Where the secret starts in what stands before the `@`.
fn secret(before: &str, after: &str) -> Option<usize> {
    if ["sha256:", "sha512:"].iter().any(|d| after.starts_with(d)) {
        return None;
    }
    if let Some(scheme) = before.find("://") {
        let user = &before[scheme + 3..];
        let web = before[..scheme].ends_with("http") || before[..scheme].ends_with("https");
        let key = after.contains("sentry") || values::looks_like_a_value(user);
        return (web && key && !user.contains(['/', ':', '?', '#'])).then_some(scheme + 3);
    }
    if let Some(colon) = before.rfind(':') {
        let user = before[..colon].rsplit(['/', ':', '\\']).next().unwrap_or("");
        let name = !user.is_empty() && user.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-%+".contains(&b));
        let address = ADDRESSES.iter().any(|a| user.eq_ignore_ascii_case(a));
        let path = before[colon + 1..].contains('/');
        return (name && !address && !path).then_some(colon + 1);
    }
    oracle(before, after)
}

/// `scott/tiger@db`: one slash, and what follows the `@` is neither a version nor a realm.
fn oracle(before: &str, after: &str) -> Option<usize> {
    let (user, password) = before.split_once('/')?;
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_alphanumeric() || b"_$#!".contains(&b));
    let version = after.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    let branch =
        ["latest", "main", "master", "next", "stable", "release", "develop"].iter().any(|b| after.starts_with(b));
    let realm = after.contains('.') && !after.bytes().any(|b| b.is_ascii_lowercase());
    let commit = after.len() >= 40 && after.bytes().all(|b| b.is_ascii_hexdigit());
    let lower = password.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && password != "tiger";
    let plain = word(user) && word(password) && user.len() > 1;
    (plain && !version && !branch && !realm && !commit && !lower).then_some(user.len() + 1)
}

fn is_literal(secret: &str) -> bool {
    !secret.is_empty()
        && !values::is_placeholder(secret)
        && !secret.contains("{{")
        && !secret.contains("${")
        && !secret.contains("$(")
}
