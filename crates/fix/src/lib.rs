//! Fixes: from a check's remedy, which says what should hold, to edits of the bytes that say it now.
//!
//! A remedy names nodes and values ([`plimsoll_engine::Remedy`]). [`round`] lowers as many remedies as go together to
//! [`Edit`]s, reads the edited text again and compares it with what the remedies ask for: exactly that has changed and
//! every comment is still there, or nothing is edited. [`settle`] repeats rounds, judging in between, until nothing
//! safe is left to do. The crate is pure: texts come in as values, and whoever asked writes them.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod chart;
mod code;
mod doc;
mod docker;
mod edit;
mod file;
mod hcl;
mod keys;
mod limits;
mod masks;
mod patch;
mod pieces;
mod readers;
mod refusal;
mod render;
mod round;
mod settle;
mod spot;
mod suspects;
mod template;

pub use edit::{Edit, apply};
pub use keys::Keys;
pub use refusal::Refusal;
pub use round::{Round, round};
pub use settle::{FixedFile, Judged, Outcome, Texts, settle, settle_texts};
