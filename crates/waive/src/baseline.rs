//! What was there before: a list of gaps that do not fail a scan.

use std::collections::{BTreeMap, HashSet};

use plimsoll_engine::{AgainstBaseline, Assessment, Check, Finding, Subject, UnknownVerdict};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::limits::MAX_BYTES;

/// Version of the form.
const VERSION: u32 = 1;

/// A gap that was there when the baseline was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    check: String,
    file: String,
    subject: Subject,
    fingerprint: String,
}

/// The gaps that were there when it was written, sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    findings: Vec<Entry>,
}

impl Baseline {
    /// The baseline of an assessment: all findings but those about waivers. Waived ones need no baseline.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        let own = |f: &&Finding| !crate::CHECKS.iter().any(|c| c.slug == f.check);
        let mut findings: Vec<Entry> = assessment.findings.iter().filter(own).map(entry).collect();
        findings.sort();
        Self { version: VERSION, findings }
    }

    /// Reads what [`Self::to_text`] wrote.
    ///
    /// # Errors
    /// Where it is too large, not JSON, or of another version.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.len() > MAX_BYTES {
            return Err(Error::too_large());
        }
        let baseline: Self = serde_json::from_str(text).map_err(|e| Error {
            at: Some((e.line() as u32, e.column() as u32)),
            reason: "not a baseline; write one with `plimsoll scan --write-baseline FILE`".to_owned(),
        })?;
        if baseline.version != VERSION {
            return Err(Error::new("written by another version of Plimsoll; write it anew"));
        }
        Ok(baseline)
    }

    /// The baseline as text that is easy to review: the same findings give the same bytes.
    #[must_use]
    pub fn to_text(&self) -> String {
        // Strings and numbers only: this cannot fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Moves the gaps that it holds out of the findings, and counts those that are gone. `seen` tells whether a path
    /// lies in what was scanned.
    pub fn apply(&self, assessment: &mut Assessment, ran: &[&'static Check], seen: &dyn Fn(&str) -> bool) {
        let mut left: BTreeMap<&Entry, usize> = BTreeMap::new();
        for entry in &self.findings {
            *left.entry(entry).or_default() += 1;
        }
        let before = assessment.findings.len();
        assessment.findings.retain(|f| !take(&mut left, &entry(f)));
        let known = before - assessment.findings.len();
        let gone = left.into_iter().filter(|(_, n)| *n > 0);
        let mut counts = AgainstBaseline { known, ..AgainstBaseline::default() };
        let sight = Sight::of(assessment, ran, seen);
        for (entry, times) in gone {
            *(if sight.judged(entry) { &mut counts.fixed } else { &mut counts.unjudged }) += times;
        }
        assessment.baseline = Some(counts);
    }
}

fn entry(finding: &Finding) -> Entry {
    Entry {
        check: finding.check.to_string(),
        file: finding.places.first().map_or(String::new(), |p| p.file.to_string()),
        subject: finding.subject.clone(),
        fingerprint: finding.fingerprint.clone(),
    }
}

fn take(left: &mut BTreeMap<&Entry, usize>, entry: &Entry) -> bool {
    let times = left.get_mut(entry).filter(|n| **n > 0);
    times.map(|n| *n -= 1).is_some()
}

/// What this run can tell of a gap that it did not find.
struct Sight<'a> {
    ran: HashSet<&'a str>,
    unknown: HashSet<(&'a str, &'a Subject)>,
    blind: Vec<&'a str>,
    /// Waived gaps are there still.
    waived: HashSet<&'a str>,
    seen: &'a dyn Fn(&str) -> bool,
}

impl<'a> Sight<'a> {
    fn of(assessment: &'a Assessment, ran: &[&'static Check], seen: &'a dyn Fn(&str) -> bool) -> Self {
        let key = |u: &'a UnknownVerdict| (&*u.check, &u.subject);
        Self {
            ran: ran.iter().map(|c| c.slug).collect(),
            unknown: assessment.unknowns.iter().map(key).collect(),
            blind: assessment.blind.iter().map(|b| b.path.as_str()).collect(),
            waived: assessment.waived.iter().map(|w| w.finding.fingerprint.as_str()).collect(),
            seen,
        }
    }

    fn judged(&self, entry: &Entry) -> bool {
        let below = |blind: &&str| entry.file.strip_prefix(*blind).is_some_and(|r| r.is_empty() || r.starts_with('/'));
        self.ran.contains(entry.check.as_str())
            && (self.seen)(&entry.file)
            && !self.blind.iter().any(below)
            && !self.unknown.contains(&(entry.check.as_str(), &entry.subject))
            && !self.waived.contains(entry.fingerprint.as_str())
    }
}
