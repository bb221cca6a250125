use plimsoll_estate::{At, Object};
use plimsoll_model::{Truth, Why};

use crate::Remedy;

/// What a check says of one subject.
#[derive(Debug)]
pub enum Verdict<'e> {
    /// It holds.
    Pass,
    /// It does not hold.
    Gap(Gap<'e>),
    /// It cannot be told, for this reason, found at this place.
    Unknown(Why, Option<Hit<'e>>),
    /// The question does not arise for this subject.
    NotApplicable,
}

/// What is wrong, and every place that shows it.
#[derive(Debug)]
pub struct Gap<'e> {
    /// The fault of this subject in a clause; never holds a value that may be secret.
    pub message: String,
    /// The places, the first one first in the report.
    pub hits: Vec<Hit<'e>>,
    /// What closes it, where the check can tell.
    pub remedy: Option<Remedy>,
}

/// A place that shows a fault.
#[derive(Clone, Debug)]
pub struct Hit<'e> {
    /// The object.
    pub object: &'e Object,
    /// The place inside it.
    pub at: At,
    /// What stands here, in a few words; empty for the message itself.
    pub note: String,
}

impl<'e> Hit<'e> {
    /// A place without words of its own.
    #[must_use]
    pub fn new(object: &'e Object, at: At) -> Self {
        Self { object, at, note: String::new() }
    }

    /// A place with a few words.
    pub fn noted(object: &'e Object, at: At, note: impl Into<String>) -> Self {
        Self { object, at, note: note.into() }
    }
}

impl<'e> Verdict<'e> {
    /// A gap shown by one place.
    pub fn gap(message: impl Into<String>, object: &'e Object, at: At) -> Self {
        Self::gap_at(message, vec![Hit::new(object, at)])
    }

    /// A gap shown by several places; none at all is a pass.
    pub fn gap_at(message: impl Into<String>, hits: Vec<Hit<'e>>) -> Self {
        if hits.is_empty() { Self::Pass } else { Self::Gap(Gap { message: message.into(), hits, remedy: None }) }
    }

    /// The verdict of a fault that is there, not there, or not known.
    pub fn fault<T>(
        fault: Truth,
        value: &plimsoll_estate::V<T>,
        object: &'e Object,
        message: impl FnOnce() -> String,
    ) -> Self {
        match fault {
            Truth::True => Self::gap(message(), object, value.origin),
            Truth::False => Self::Pass,
            Truth::Unknown => Self::unknown_value(value, object),
        }
    }

    /// The verdict of a value that is unknown.
    pub fn unknown_value<T>(value: &plimsoll_estate::V<T>, object: &'e Object) -> Self {
        let why = value.why().cloned().unwrap_or_else(|| Why::new("the value cannot be told", "state it in the file"));
        Self::Unknown(why, Some(Hit::new(object, value.origin)))
    }
}
