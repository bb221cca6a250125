//! Counts that several formats show; each is taken from the assessment, never made up.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_catalog::Severity;
use plimsoll_engine::{Assessment, Finding, UnknownVerdict};
use plimsoll_model::{SkippedKind, Why};

use crate::Style;

/// Findings of each severity, worst first, those with none left out.
pub(crate) fn severities(findings: &[Finding]) -> Vec<(Severity, usize)> {
    let count = |s: Severity| findings.iter().filter(|f| f.severity == s).count();
    Severity::ALL.into_iter().rev().map(|s| (s, count(s))).filter(|(_, n)| *n > 0).collect()
}

/// Objects with at least one finding.
pub(crate) fn objects(findings: &[Finding]) -> usize {
    findings.iter().map(object_key).collect::<BTreeSet<_>>().len()
}

/// What makes two findings speak of the same object: its file too, since two files may name alike.
pub(crate) fn object_key(finding: &Finding) -> (&str, &str, Option<&str>, &str, &str) {
    let s = &finding.subject;
    let file = finding.places.first().map_or("", |p| p.file.as_str());
    (&s.group, &s.kind, s.namespace.as_deref(), &s.name, file)
}

/// Passed-over things by reason.
pub(crate) fn skipped(assessment: &Assessment) -> BTreeMap<SkippedKind, usize> {
    let mut counts = BTreeMap::new();
    for skipped in &assessment.skipped {
        *counts.entry(skipped.kind).or_default() += 1;
    }
    counts
}

/// Unknown verdicts by check and reason.
pub(crate) fn unknowns(unknowns: &[UnknownVerdict]) -> BTreeMap<(&str, &Why), Vec<&UnknownVerdict>> {
    let mut groups: BTreeMap<(&str, &Why), Vec<&UnknownVerdict>> = BTreeMap::new();
    for unknown in unknowns {
        groups.entry((&unknown.check, &unknown.why)).or_default().push(unknown);
    }
    groups
}

/// `12 findings (1 critical, 11 high) in 8 objects`.
pub(crate) fn findings_line(findings: &[Finding], style: &Style) -> String {
    let words = style.words();
    if findings.is_empty() {
        return words.no_findings.to_owned();
    }
    let parts = severities(findings).into_iter().map(|(s, n)| format!("{n} {}", words.severity(s)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let (all, objects) = (words.finding.count(findings.len()), words.object.count(objects(findings)));
    format!("{all} ({parts}) {} {objects}", words.in_)
}

/// The one line that sums a report up.
pub(crate) fn summary(assessment: &Assessment, style: &Style) -> String {
    let (words, dot) = (style.words(), style.glyphs().dot);
    let findings = findings_line(&assessment.findings, style);
    let unknown = words.unknown.count(assessment.unknowns.len());
    format!("{findings} {dot} {unknown} {dot} {} {}", assessment.blind.len(), words.not_read)
}
