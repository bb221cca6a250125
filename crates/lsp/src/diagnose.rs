//! Diagnostics of a document.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, NumberOrString, Position,
    Range,
};
use plimsoll_catalog::Severity;
use plimsoll_engine::{Finding, PlaceIn, UnknownVerdict};
use plimsoll_model::BlindSpot;
use plimsoll_report::{blind_text, gap_text, unknown_text};
use plimsoll_syntax::LineIndex;

use crate::client::Client;
use crate::document::Document;
use crate::judge::Whole;
use crate::limits::MAX_DIAGNOSTICS;
use crate::sheet::Sheet;

/// Who says it.
const SOURCE: &str = "plimsoll";
/// The code of what could not be read.
const NOT_READ: &str = "not-read";
/// Checks of what still works and ends.
const DEPRECATED: [&str; 3] = ["deprecated-api-version", "deprecated-service-account-field", "removed-api-version"];

/// The place of bytes in a file of the scope, for a client; none where the file is not known.
pub(crate) type Locate<'a> = &'a dyn Fn(&PlaceIn) -> Option<Location>;

/// What is wrong, or not known, in a document.
pub(crate) fn diagnostics(document: &Document, sheet: &Sheet, client: &Client, locate: Locate<'_>) -> Vec<Diagnostic> {
    let page = Page { document, sheet, client, locate };
    let gaps = sheet.findings.iter().map(|f| page.gap(f));
    let unknowns = sheet.unknowns.iter().map(|u| page.unknown(u));
    let blind = sheet.blind.iter().map(|b| page.blind(b));
    let mut all: Vec<Diagnostic> = gaps.chain(unknowns).chain(blind).collect();
    bound(&mut all);
    all
}

/// A document as a whole, of which something has to be said.
pub(crate) fn notice(document: &Document, client: &Client, message: String) -> Diagnostic {
    let (start, end) = document.lines.line(document.text(), 0);
    let range = document.lines.range(document.text(), start, end, client.encoding);
    Diagnostic { message, ..base(range, NOT_READ, DiagnosticSeverity::WARNING) }
}

fn base(range: Range, code: &str, severity: DiagnosticSeverity) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(NumberOrString::String(code.to_owned())),
        source: Some(SOURCE.to_owned()),
        ..Diagnostic::default()
    }
}

/// Cuts a list that no editor can show, and says so.
fn bound(all: &mut Vec<Diagnostic>) {
    let more = all.len().saturating_sub(MAX_DIAGNOSTICS);
    if more == 0 {
        return;
    }
    all.truncate(MAX_DIAGNOSTICS);
    let message = format!("{more} more diagnostics are not shown; run `plimsoll scan` to see them all");
    all.push(Diagnostic { message, ..base(Range::default(), NOT_READ, DiagnosticSeverity::WARNING) });
}

/// What is wrong with waivers in files that are no manifests, by path. Such a file is known by its lines only.
pub(crate) fn outside(whole: &Whole, folder: &Path) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let mut lists: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    let style = &whole.settings.style;
    for finding in whole.part.assessment.findings.iter().filter(|f| f.subject.kind == "Waiver") {
        let Some(place) = finding.places.first().filter(|p| !whole.knows(&p.file)) else { continue };
        let line = place.line.saturating_sub(1);
        let range = Range { start: Position::new(line, 0), end: Position::new(line + 1, 0) };
        let diagnostic =
            Diagnostic { message: gap_text(finding, style), ..base(range, &finding.check, severity(finding.severity)) };
        lists.entry(folder.join(&*place.file)).or_default().push(diagnostic);
    }
    lists
}

struct Page<'a> {
    document: &'a Document,
    sheet: &'a Sheet,
    client: &'a Client,
    locate: Locate<'a>,
}

impl Page<'_> {
    fn range(&self, place: &PlaceIn) -> Range {
        let (start, end) = (place.start as usize, place.end as usize);
        self.document.lines.range(self.document.text(), start, end, self.client.encoding)
    }

    fn gap(&self, finding: &Finding) -> Diagnostic {
        let range = finding.places.first().map(|p| self.range(p)).unwrap_or_default();
        Diagnostic {
            message: gap_text(finding, &self.sheet.settings.style),
            related_information: self.related(finding),
            tags: self.tags(&finding.check),
            ..base(range, &finding.check, severity(finding.severity))
        }
    }

    /// Further places, and what stands at the first where the check says so.
    fn related(&self, finding: &Finding) -> Option<Vec<DiagnosticRelatedInformation>> {
        let noted = |p: &PlaceIn| if p.note.is_empty() { p.path.clone() } else { p.note.clone() };
        let first = finding.places.first().filter(|p| !p.note.is_empty());
        let places = first.into_iter().chain(finding.places.iter().skip(1));
        let told = places
            .filter_map(|p| Some(DiagnosticRelatedInformation { location: (self.locate)(p)?, message: noted(p) }));
        let told: Vec<_> = told.collect();
        (self.client.related && !told.is_empty()).then_some(told)
    }

    fn tags(&self, check: &str) -> Option<Vec<DiagnosticTag>> {
        let wanted = self.client.tags && DEPRECATED.contains(&check);
        wanted.then(|| vec![DiagnosticTag::DEPRECATED])
    }

    fn unknown(&self, unknown: &UnknownVerdict) -> Diagnostic {
        let range = unknown.place.as_ref().map(|p| self.range(p)).unwrap_or_default();
        let message = unknown_text(unknown, &self.sheet.settings.style);
        Diagnostic { message, ..base(range, &unknown.check, DiagnosticSeverity::INFORMATION) }
    }

    /// From where reading failed to the end of that line; the first line stands for the whole file.
    fn blind(&self, spot: &BlindSpot) -> Diagnostic {
        let text = self.document.text();
        let (line, column) = spot.at.unwrap_or((1, 1));
        let lines = LineIndex::new(text);
        let span = lines.line_span(text, line).unwrap_or_default();
        let before: usize = span.slice(text).chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum();
        let start = span.start as usize + before;
        let range = self.document.lines.range(text, start, span.end as usize, self.client.encoding);
        let message = blind_text(spot, &self.sheet.settings.style);
        Diagnostic { message, ..base(range, NOT_READ, DiagnosticSeverity::WARNING) }
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Critical | Severity::High => DiagnosticSeverity::ERROR,
        Severity::Medium => DiagnosticSeverity::WARNING,
        Severity::Low => DiagnosticSeverity::INFORMATION,
        Severity::Info => DiagnosticSeverity::HINT,
    }
}
