//! Private keys, in the clear or behind a passphrase, as they are or in base64.

use std::ops::Range;

use super::{holds, near, other, until};
use crate::limits::MAX_KEY;
use crate::looks;
use crate::proof::decode;
use crate::rule::Rule;
use crate::scan::Scan;
use crate::set::{BASE64, BASE64PAD, URLPAD};

const BEGIN: &[u8] = b"-----BEGIN ";
/// How many characters a key has at least: one of Ed25519 has 64.
const LEAST: usize = 60;

/// A block from `-----BEGIN` to `-----END`; broken off ones count where enough of them is there.
pub(super) fn read(scan: &mut Scan<'_>, start: usize) {
    let text = scan.text;
    if !text[start..].starts_with(BEGIN) {
        return;
    }
    let label = start + BEGIN.len();
    let length = until(text, label, 40, |b| b == b'-');
    let name = &text[label..label + length];
    let body = label + length + 5;
    if !holds(name, b"PRIVATE KEY") || !text[label + length..].starts_with(b"-----") {
        return;
    }
    let reach = &text[body..text.len().min(body + MAX_KEY)];
    // Another block that starts first tells that this one was broken off.
    let close = reach.windows(5).position(|w| w == b"-----");
    scan.spend(close.unwrap_or(reach.len()) + 64);
    let end = close.filter(|at| reach[*at..].starts_with(b"-----END")).unwrap_or_else(|| cut(reach));
    let kept = body_of(&reach[..end]);
    if !is_key(&kept) {
        return;
    }
    let close = body
        + end
        + if reach[end..].starts_with(b"-----END") {
            8 + until(text, body + end + 8, 48, |b| b == b'-') + 5
        } else {
            0
        };
    let place = start..close.min(text.len());
    if let Some(rule) = other(which(text, &place, name, &reach[..end], &kept)) {
        scan.add(rule, place);
    }
}

/// Where a key ends that has no last line.
fn cut(reach: &[u8]) -> usize {
    let part =
        |b: &&u8| BASE64PAD.has(**b) || b.is_ascii_whitespace() || matches!(**b, b'\\' | b'"' | b'\'' | b',' | b'+');
    reach.iter().take_while(part).count()
}

/// The characters of a key, without breaks, quotes, indentation and headers.
fn body_of(lines: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut bytes = lines.iter().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' if matches!(lines.get(at + 1), Some(b'n' | b'r' | b't')) => drop(bytes.next()),
            // A header of the old form: `DEK-Info: …`.
            b':' => body.clear(),
            byte if BASE64.has(*byte) => body.push(*byte),
            _ => {}
        }
    }
    body
}

fn is_key(body: &[u8]) -> bool {
    body.len() >= LEAST && looks::entropy(body) >= 4.2 && !looks::is_words(&body[..LEAST])
}

fn which(text: &[u8], place: &Range<usize>, name: &[u8], lines: &[u8], body: &[u8]) -> &'static str {
    let head = &lines[..lines.len().min(200)];
    let legacy = holds(head, b"Proc-Type: 4,ENCRYPTED");
    let ssh = holds(name, b"OPENSSH") && body.get(..60).and_then(decode).is_some_and(|key| !holds(&key, b"none"));
    if holds(name, b"ENCRYPTED") || legacy || ssh {
        return "private-key-encrypted";
    }
    let around = near(text, place, 600);
    if holds(around, b"service_account") || holds(around, b".gserviceaccount.com") {
        return "google-service-account-key";
    }
    "private-key"
}

/// A run of base64 that starts with `-----BEGI`.
pub(super) fn base64(scan: &mut Scan<'_>, rule: &'static Rule, start: usize) {
    let text = scan.text;
    let length = URLPAD.and(b"+/").run(&text[start..], MAX_KEY);
    scan.spend(length);
    let head = decode(&text[start..start + length.min(96) / 4 * 4]);
    if length >= 100 && head.is_some_and(|head| head.starts_with(BEGIN) && holds(&head, b"PRIVATE KEY")) {
        scan.add(rule, start..start + length);
    }
}
