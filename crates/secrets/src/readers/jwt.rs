//! JSON web tokens: signed ones that are no example and not public by design.

use serde_json::{Map, Value};

use super::holds;
use crate::proof::decode;
use crate::rule::Rule;
use crate::scan::Scan;
use crate::set::{BASE64PAD, URL};

/// Longest part that is followed.
const MAX_PART: usize = 8_192;
/// Shortest signature.
const LEAST: usize = 20;

/// A token that starts here.
pub(super) fn read(scan: &mut Scan<'_>, rule: &'static Rule, start: usize) {
    let before = start.checked_sub(1).and_then(|at| scan.text.get(at)).copied().unwrap_or(b' ');
    // What follows a dot or a letter is part of another token.
    if before.is_ascii_alphanumeric() && scan.text.get(start.wrapping_sub(2)) != Some(&b'\\') || before == b'.' {
        return;
    }
    let (length, followed) = length(&scan.text[start..]);
    scan.spend(followed);
    let Some(length) = length else { return };
    if is_secret(&scan.text[start..start + length]) {
        scan.add(rule, start..start + length);
    }
}

/// How long a token of three parts is, and how far it was followed.
fn length(text: &[u8]) -> (Option<usize>, usize) {
    let part = |from: usize| URL.run(text.get(from..).unwrap_or_default(), MAX_PART);
    let head = part(0);
    if text.get(head) != Some(&b'.') {
        return (None, head);
    }
    let payload = head + 1 + part(head + 1);
    if text.get(payload) != Some(&b'.') {
        return (None, payload);
    }
    let end = payload + 1 + part(payload + 1);
    (Some(end).filter(|end| end - payload > LEAST), end)
}

fn is_secret(token: &[u8]) -> bool {
    let mut parts = token.split(|b| *b == b'.');
    let object = |part: Option<&[u8]>| {
        part.and_then(decode).and_then(|json| serde_json::from_slice::<Map<String, Value>>(&json).ok())
    };
    let Some(head) = object(parts.next()).filter(|head| head.contains_key("alg") || head.contains_key("typ")) else {
        return false;
    };
    let payload = object(parts.next());
    let encrypted = head.contains_key("enc");
    let unsigned = head.get("alg").and_then(Value::as_str).is_some_and(|alg| alg.eq_ignore_ascii_case("none"));
    !unsigned && (encrypted || payload.is_some_and(|payload| !is_example(&payload) && !is_public(&payload)))
}

/// The token that every documentation of the format shows.
fn is_example(payload: &Map<String, Value>) -> bool {
    let says = |key: &str, value: &str| payload.get(key).and_then(Value::as_str) == Some(value);
    (says("sub", "1234567890") && (says("name", "John Doe") || payload.len() <= 3))
        || says("iss", "example.com")
        || says("iss", "https://example.com")
}

/// Keys of Supabase for browsers are tokens that everybody may see.
fn is_public(payload: &Map<String, Value>) -> bool {
    payload.get("role").and_then(Value::as_str) == Some("anon")
}

/// The same in base64, as the data of a Secret.
pub(super) fn base64(scan: &mut Scan<'_>, rule: &'static Rule, start: usize) {
    let run = BASE64PAD.run(&scan.text[start..], 2 * MAX_PART);
    scan.spend(run);
    let before = start.checked_sub(1).and_then(|at| scan.text.get(at)).copied().unwrap_or(b' ');
    if before.is_ascii_alphanumeric() || !scan.text[start..].starts_with(b"ZXlK") {
        return;
    }
    let token = decode(&scan.text[start..start + run]);
    if token.is_some_and(|token| {
        !holds(&token, b"\n\n")
            && length(&token).0 == Some(token.trim_ascii_end().len())
            && is_secret(token.trim_ascii_end())
    }) {
        scan.add(rule, start..start + run);
    }
}
