//! Secret access keys of AWS: forty characters of base64, by their name or beside the id that they belong to.

use std::ops::Range;

use super::{holds, near};
use crate::limits::NEAR;
use crate::looks::{self, Kinds};
use crate::placeholder::is_placeholder;
use crate::rule::Rule;
use crate::scan::Scan;
use crate::set::{BASE32, BASE64, UPPER};

const LENGTH: usize = 40;

/// By the name around a keyword, or by an id.
pub(super) fn read(scan: &mut Scan<'_>, rule: &'static Rule, keyword: Range<usize>) {
    if is_id(scan.text, keyword.start) {
        return beside(scan, rule, keyword.start);
    }
    let Some(found) = scan.assigned(keyword) else { return };
    let name = scan.text[found.name.clone()].to_ascii_lowercase();
    let own = holds(&name, b"aws") || holds(&name, b"secret_access_key") || holds(&name, b"secretaccesskey");
    let known = own
        || holds(near(scan.text, &found.value, NEAR), b"akia")
        || holds(near(scan.text, &found.value, NEAR), b"asia");
    if known && is_secret(&scan.text[found.value.clone()]) {
        scan.add(rule, found.value);
    }
}

fn is_id(text: &[u8], start: usize) -> bool {
    let rest = &text[start..];
    UPPER.run(rest, 4) == 4
        && BASE32.run(&rest[4..], 17) == 16
        && (rest.starts_with(b"AKIA") || rest.starts_with(b"ASIA"))
}

/// Every run of the right length near an id.
fn beside(scan: &mut Scan<'_>, rule: &'static Rule, id: usize) {
    let floor = id.saturating_sub(NEAR);
    let mut at = floor + BASE64.run(&scan.text[floor..id], NEAR) * usize::from(floor > 0);
    let end = scan.text.len().min(id + NEAR);
    scan.spend(2 * NEAR);
    while at < end {
        let run = BASE64.run(&scan.text[at..], LENGTH + 1);
        if run == LENGTH && is_secret(&scan.text[at..at + run]) {
            scan.add(rule, at..at + run);
        }
        at += BASE64.run(&scan.text[at..end], end).max(1);
    }
}

fn is_secret(value: &[u8]) -> bool {
    let kinds = Kinds::of(value);
    let mixed = kinds.upper >= 3 && kinds.lower >= 3 && kinds.digit >= 1;
    value.len() == LENGTH
        && BASE64.run(value, LENGTH) == LENGTH
        && mixed
        && !is_placeholder(value)
        && !looks::is_words(value)
        && looks::entropy(value) >= 3.8
}
