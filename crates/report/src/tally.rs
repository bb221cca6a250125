//! Counts that several formats show; each is taken from the assessment, never made up.

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_catalog::Severity;
use plimsoll_engine::{Assessment, Finding, UnknownVerdict};
use plimsoll_model::{SkippedKind, Why};

use crate::Style;
use crate::text::clean;
use crate::words::fill;

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
    let file = finding.places.first().map_or("", |p| &*p.file);
    (&s.group, &s.kind, s.namespace.as_deref(), &s.name, file)
}

/// Passed-over things by reason: those that are named, at least, and those that are only counted.
pub(crate) fn skipped(assessment: &Assessment) -> BTreeMap<SkippedKind, usize> {
    let mut named: BTreeMap<SkippedKind, usize> = BTreeMap::new();
    for skipped in &assessment.skipped {
        *named.entry(skipped.kind).or_default() += 1;
    }
    for (kind, count) in &assessment.skipped_counts {
        let most = named.entry(*kind).or_default();
        *most = (*most).max(*count);
    }
    named
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
    let accepted: String = accepted(assessment, style).into_iter().map(|part| format!(" {dot} {part}")).collect();
    format!("{findings} {dot} {unknown} {dot} {} {}{accepted}", assessment.blind.len(), words.not_read)
}

/// What was found and is not a finding: waived, known from a baseline, outside a change.
fn accepted(assessment: &Assessment, style: &Style) -> Vec<String> {
    let words = style.words();
    let some = |n: usize, sentence| (n > 0).then(|| fill(sentence, &[("n", &n.to_string())]));
    let loose = assessment.waived.iter().filter(|w| w.is_loose()).count();
    let mut parts: Vec<String> = some(assessment.waived.len(), words.waived).into_iter().collect();
    if let (Some(waived), Some(loose)) = (parts.first_mut(), some(loose, words.waived_loose)) {
        *waived += &format!(" ({loose})");
    }
    parts.extend(some(assessment.unmatched_waivers.len(), words.waivers_unmatched));
    if let Some(base) = &assessment.baseline {
        let counts = [base.known, base.fixed, base.unjudged].map(|n| n.to_string());
        let pairs = [("known", &*counts[0]), ("fixed", &*counts[1]), ("unjudged", &*counts[2])];
        parts.push(fill(words.baseline, &pairs));
    }
    if let Some(since) = &assessment.since {
        let counts = [since.files, since.findings, since.unknowns].map(|n| n.to_string());
        let reference = clean(&since.reference);
        let pairs = [("files", &*counts[0]), ("n", &*counts[1]), ("unknown", &*counts[2]), ("ref", &*reference)];
        parts.push(fill(words.since_change, &pairs));
    }
    parts
}
