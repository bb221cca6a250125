//! Shared access signatures of Azure: the signature alone is secret.

use super::{near, until};
use crate::looks;
use crate::placeholder::is_placeholder;
use crate::rule::Rule;
use crate::scan::Scan;

/// What else such an address says; two of these make it one.
const FIELDS: [&[u8]; 6] = [b"sv=", b"se=", b"sp=", b"sr=", b"st=", b"skn="];

/// `sig=` in a query that says what it allows and until when.
pub(super) fn signature(scan: &mut Scan<'_>, rule: &'static Rule, at: usize) {
    let length = until(scan.text, at, 200, |b| {
        !(b.is_ascii_alphanumeric() || matches!(b, b'%' | b'+' | b'/' | b'=' | b'-' | b'_'))
    });
    let value = at..at + length;
    let around = near(scan.text, &value, 300);
    scan.spend(600);
    let fields = FIELDS.iter().filter(|field| around.windows(field.len()).any(|w| w == **field)).count();
    let text = &scan.text[value.clone()];
    if fields >= 2 && length >= 40 && !is_placeholder(text) && looks::entropy(text) >= 4.0 {
        scan.add(rule, value);
    }
}
