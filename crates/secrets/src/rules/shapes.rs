//! Forms that several services share.

use crate::form::{Part, lit, run, span};
use crate::set::{ALNUM, ANYHEX, BASE64, HEX, LOWER, URL};

pub(super) type Shape = &'static [Part];

pub(super) const HEX32: Shape = &[run(ANYHEX, 32)];
pub(super) const HEX40: Shape = &[run(HEX, 40)];
pub(super) const HEX64: Shape = &[run(HEX, 64)];
pub(super) const ALNUM20: Shape = &[run(ALNUM, 20)];
pub(super) const ALNUM24: Shape = &[run(ALNUM, 24)];
pub(super) const ALNUM32: Shape = &[run(ALNUM, 32)];
pub(super) const ALNUM40: Shape = &[run(ALNUM, 40)];
pub(super) const ALNUM64: Shape = &[run(ALNUM, 64)];
pub(super) const LOWER32: Shape = &[run(LOWER, 32)];
pub(super) const URL32: Shape = &[run(URL, 32)];
pub(super) const URL40: Shape = &[run(URL, 40)];
pub(super) const URL43: Shape = &[run(URL, 43)];
pub(super) const URL64: Shape = &[run(URL, 64)];
pub(super) const BASE64_64: Shape = &[span(BASE64, 60, 64)];
pub(super) const UUID: Shape = &[
    run(ANYHEX, 8),
    lit("-"),
    run(ANYHEX, 4),
    lit("-"),
    run(ANYHEX, 4),
    lit("-"),
    run(ANYHEX, 4),
    lit("-"),
    run(ANYHEX, 12),
];
