//! Ignore files and comments of other scanners. They name no owner and mostly no end; the report counts them apart.

pub(crate) mod checkov;
pub(crate) mod dockerfile;
pub(crate) mod kube_linter;
mod kubescape;
mod trivy;

use jiff::civil::Date;
use plimsoll_engine::{UnmatchedWaiver, WaivedBy};
use plimsoll_syntax::Span;

use crate::scope::Scope;
use crate::{Names, Waiver, ids};

pub(crate) use kubescape::Designator;
pub use kubescape::exceptions as kubescape;
pub use trivy::{plain as trivy_plain, yaml as trivy_yaml};

/// What an ignore file says.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// Waivers.
    pub waivers: Vec<Waiver>,
    /// Lines that waive nothing here.
    pub unmatched: Vec<UnmatchedWaiver>,
}

/// The words that stand for a reason that a peer's file does not give.
const NO_REASON: &str = "(no reason given)";

/// One statement of a peer's file, before its id is resolved.
pub(crate) struct Statement<'a> {
    pub(crate) by: WaivedBy,
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    pub(crate) id: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) until: Option<Date>,
}

impl Statement<'_> {
    /// A waiver where the id is known, else a line of the report.
    pub(crate) fn resolve(&self, names: &Names, scope: Scope) -> Result<Waiver, UnmatchedWaiver> {
        match names.find(self.id) {
            [] => Err(self.unmatched("no check of Plimsoll goes by this id")),
            slugs => Ok(Waiver {
                checks: slugs.to_vec(),
                reason: reason(self.reason),
                owner: None,
                until: self.until,
                by: self.by,
                file: self.file.to_owned(),
                line: self.line,
                span: Span::default(),
                scope,
            }),
        }
    }

    pub(crate) fn unmatched(&self, why: &str) -> UnmatchedWaiver {
        UnmatchedWaiver {
            file: self.file.to_owned(),
            line: self.line,
            by: self.by,
            id: ids::showable(self.id),
            why: why.to_owned(),
        }
    }
}

fn reason(text: &str) -> String {
    let text: String = text.trim().chars().take(crate::limits::MAX_TEXT).collect();
    if text.is_empty() { NO_REASON.to_owned() } else { text }
}

impl Imported {
    pub(crate) fn add(&mut self, statement: &Statement<'_>, names: &Names, scope: Scope) {
        match statement.resolve(names, scope) {
            Ok(waiver) => self.waivers.push(waiver),
            Err(unmatched) => self.unmatched.push(unmatched),
        }
    }

    /// Adds what another file says.
    pub fn extend(&mut self, other: Self) {
        self.waivers.extend(other.waivers);
        self.unmatched.extend(other.unmatched);
    }
}
