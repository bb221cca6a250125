//! Finds embedded secrets in texts: keywords in one pass, then precise forms with checksums, structure or entropy, and
//! no placeholder, example or hash. Pure: a text goes in, places come out, and no value is ever kept.
//!
//! The rules are data with the vendor's document beside each; [`rules`] lists them.

#![forbid(clippy::disallowed_methods, clippy::disallowed_types)]

mod assigned;
mod form;
mod generic;
mod keywords;
pub mod limits;
mod looks;
mod names;
mod pieces;
mod place;
mod placeholder;
mod proof;
mod readers;
mod rule;
mod rules;
mod scan;
mod set;

pub use form::Part;
pub use place::Place;
pub use rule::{Check, Class, Form, Reader, Rule};
pub use rules::all as rules;
pub use scan::{Found, Hit};
pub use set::Set;

/// The secrets of a text of which nothing else is known.
#[must_use]
pub fn find(text: &str) -> Found {
    find_in("", text)
}

/// The secrets of the text of a file; its path says how values are written there.
#[must_use]
pub fn find_in(path: &str, text: &str) -> Found {
    scan::scan(text, Place::of(path))
}

/// The rule with this id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
