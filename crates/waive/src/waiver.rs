use jiff::civil::Date;
use plimsoll_engine::WaivedBy;
use plimsoll_syntax::Span;

use crate::scope::Scope;

/// A statement that gaps of some checks are accepted within a scope.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Slugs of the checks.
    pub checks: Vec<&'static str>,
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where it was stated.
    pub by: WaivedBy,
    /// The file that states it, as it is shown.
    pub file: String,
    /// The line in that file, from 1.
    pub line: u32,
    /// The bytes of a comment, so that a report can show it; a file of waivers is never shown.
    pub(crate) span: Span,
    pub(crate) scope: Scope,
}

impl Waiver {
    /// Whether its last day is over.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|last| last < today)
    }
}

/// A waiver that cannot be understood; it waives nothing and is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it is shown.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    pub(crate) span: Span,
    /// What is wrong and how to write it.
    pub message: &'static str,
}
