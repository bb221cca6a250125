//! GitLab's Code Quality report (`artifacts:reports:codequality`): an array of issues.
//!
//! What is no finding is an issue of severity `info`, so that it is seen and nothing is blocked by it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;

use plimsoll_catalog::Severity;
use plimsoll_engine::{Assessment, stable_id};
use serde::{Serialize, Serializer};

use crate::entry::{self, At, Entry};
use crate::{Error, concise};

pub(crate) fn write(assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, &Issues { assessment, seen: RefCell::default() })?;
    Ok(writeln!(out)?)
}

/// Issues are made one by one while they are written.
struct Issues<'a> {
    assessment: &'a Assessment,
    /// How often each fingerprint was used: GitLab drops an issue whose fingerprint it has seen.
    seen: RefCell<HashMap<String, usize>>,
}

impl Serialize for Issues<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(entry::all(self.assessment).map(|e| self.issue(&e)))
    }
}

#[derive(Debug, Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Debug, Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: u32,
}

impl Issues<'_> {
    fn issue<'a>(&self, entry: &Entry<'a>) -> Issue<'a> {
        let at = entry.at();
        let path = at.file.unwrap_or(".");
        Issue {
            description: description(entry),
            check_name: entry.check().unwrap_or(entry.state()),
            fingerprint: self.unique(fingerprint(entry)),
            severity: severity(entry),
            // GitLab knows files by their path from the repository's root, without a dot before it.
            location: Location {
                path: path.strip_prefix("./").unwrap_or(path),
                lines: Lines { begin: at.line.max(1) },
            },
        }
    }

    fn unique(&self, fingerprint: String) -> String {
        let mut seen = self.seen.borrow_mut();
        let times = seen.entry(fingerprint.clone()).or_default();
        *times += 1;
        if *times == 1 { fingerprint } else { format!("{fingerprint}-{times}") }
    }
}

fn description(entry: &Entry<'_>) -> String {
    match entry {
        Entry::Gap(_) => entry.sentence(),
        _ => format!("{}: {}", entry.state(), entry.sentence()),
    }
}

/// A finding's own, which no line number moves; else one made of what stays as long.
pub(crate) fn fingerprint(entry: &Entry<'_>) -> String {
    if let Entry::Gap(finding) = entry {
        return finding.fingerprint.clone();
    }
    let path = entry.place().map_or("", |p| p.path.as_str());
    let place = concise::place(At { line: 0, ..entry.at() }).unwrap_or_default();
    let subject = entry.subject().map_or_else(|| entry.message(), ToString::to_string);
    stable_id([entry.state(), entry.check().unwrap_or_default(), &place, &subject, path])
}

fn severity(entry: &Entry<'_>) -> &'static str {
    let Entry::Gap(finding) = entry else { return "info" };
    match finding.severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}
