//! Values that are only called secrets: the name, the place and the look decide together.

use std::ops::Range;

use crate::assigned::Assigned;
use crate::limits::MAX_LINE;
use crate::looks::{self, Kinds};
use crate::names::{self, Kind};
use crate::placeholder;
use crate::rule::Rule;
use crate::scan::Scan;

/// Shortest password that is told.
const SHORT_PASSWORD: usize = 6;
/// Shortest drawn value that is told.
const SHORT_DRAWN: usize = 12;

/// Judges the value of the name around a keyword.
pub(crate) fn read(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    if scan.place.made {
        return;
    }
    let Some(found) = scan.assigned(keyword) else { return };
    let Some(kind) = names::kind(&scan.text[found.name.clone()]) else { return };
    scan.spend(200);
    if found.compared && !found.quoted || is_long_line(scan.text, found.name.start) {
        return;
    }
    if let Some((value, place)) = scan.joined(&found) {
        if is_drawn(&value) && !placeholder::is_placeholder(&value) {
            scan.add(rule, place);
        }
        return;
    }
    let value = &scan.text[found.value.clone()];
    if let Some(provider) =
        scan.provider(&found.value).filter(|_| !placeholder::is_placeholder(value) && !looks::is_words(value))
    {
        return scan.add(provider, found.value);
    }
    if is_secret(scan, kind, &found) {
        scan.add(rule, found.value);
    }
}

fn is_secret(scan: &Scan<'_>, kind: Kind, found: &Assigned) -> bool {
    let value = &scan.text[found.value.clone()];
    if is_sealed(value) {
        return false;
    }
    let open = !found.quoted && !scan.place.settings && !is_markup(scan.text, found);
    // Most values look like no secret; that is told sooner than whether one holds the place of a secret.
    let looks = |kind| match kind {
        Kind::Password => is_password(scan.text, found) || is_drawn(value),
        Kind::Drawn => is_drawn(value),
    };
    !open && looks(kind) && !placeholder::is_placeholder(value) && !placeholder::is_password_hash(value)
}

/// What a sealed secret or an encrypted file holds: only its cluster or its key opens it.
fn is_sealed(value: &[u8]) -> bool {
    let sealed = value.starts_with(b"Ag") && value.len() >= 200;
    sealed || value.starts_with(b"LS0tLS1CRUdJTiBQR1A") || value.starts_with(b"YWdlLWVuY3J5cHRpb24")
}

/// `<password>value</password>`.
fn is_markup(text: &[u8], found: &Assigned) -> bool {
    text.get(found.value.end) == Some(&b'<') && text.get(found.value.start.wrapping_sub(1)) == Some(&b'>')
}

/// Whether a name may name a secret at all: not the name of a file, a kind or an address.
pub(crate) fn may_be_secret(name: &[u8]) -> bool {
    let lower = name.to_ascii_lowercase();
    let ends = |end: &&[u8]| lower.ends_with(end);
    ![
        &b"url"[..],
        b"uri",
        b"path",
        b"file",
        b"host",
        b"name",
        b"domain",
        b"endpoint",
        b"region",
        b"version",
        b"sha",
        b"commit",
        b"digest",
        b"hash",
        b"checksum",
        b"md5",
        b"etag",
        b"revision",
        b"tag",
    ]
    .iter()
    .any(ends)
}

/// What a program draws: long, and without words.
fn is_drawn(value: &[u8]) -> bool {
    let kinds = Kinds::of(value);
    let token = value.iter().all(|b| crate::set::TOKEN.has(*b) || b"!@#$^&*?".contains(b));
    let mixed = kinds.digit > 0 && kinds.letters() > 0;
    let strong = kinds.digit >= 2 || value.len() >= 24;
    token
        && mixed
        && strong
        && value.len() >= SHORT_DRAWN
        && !placeholder::is_plain_data(value)
        && looks::is_random(value)
        && !is_path(value)
}

/// Parts between slashes that are words.
fn is_path(value: &[u8]) -> bool {
    let parts = value.split(|b| *b == b'/').filter(|p| p.len() >= 3);
    let words = parts.clone().filter(|p| looks::is_words(p) || p.iter().all(u8::is_ascii_lowercase)).count();
    words >= 2 || (value.contains(&b'/') && words * 2 > parts.count())
}

/// What people choose: letters and something else, but no word, path, call or address.
fn is_password(text: &[u8], found: &Assigned) -> bool {
    let value = &text[found.value.clone()];
    let kinds = Kinds::of(value);
    let plain =
        |b: &u8| b.is_ascii_graphic() && !matches!(b, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | b'\\');
    let strange = value.iter().filter(|b| b"!@#$%^&*+=~?".contains(b)).count();
    let length = (SHORT_PASSWORD..=128).contains(&value.len());
    let chosen = kinds.letters() >= 2 && (kinds.digit > 0 || strange > 0);
    // One digit at the end of a word, a dash between two or a sign behind one make a name.
    let word = kinds.digit == 0 && looks::is_words(value.trim_ascii_end().strip_suffix(b"=").unwrap_or(value));
    let named = word || strange == 0 && (looks::is_words(value) || kinds.digit < 2 && value.len() < 8);
    let bare = found.quoted || ends_line(text, found.value.end);
    length
        && chosen
        && !named
        && bare
        && value.iter().all(plain)
        && !placeholder::is_plain_data(value)
        && !is_path(value)
}

/// Whether nothing but a comment follows on the line.
fn ends_line(text: &[u8], at: usize) -> bool {
    let rest = text[at..].iter().take(200).take_while(|b| **b != b'\n' && **b != b'\r');
    let rest: Vec<u8> = rest.copied().collect();
    let rest = rest.trim_ascii();
    rest.is_empty()
        || rest[0] == b'#'
        || rest[0] == b','
        || rest[0] == b';'
        || rest[0] == b'<'
        || rest[0] == b'\\'
        || rest.starts_with(b"//")
        || rest.starts_with(b"--")
}

/// Minified code and data, where names and values are those of a program.
fn is_long_line(text: &[u8], at: usize) -> bool {
    let before = text[..at].iter().rev().take(MAX_LINE).take_while(|b| **b != b'\n').count();
    let after = text[at..].iter().take(MAX_LINE).take_while(|b| **b != b'\n').count();
    before + after >= MAX_LINE
}
