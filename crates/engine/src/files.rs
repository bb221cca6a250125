//! Files as subjects: what stands in their texts, not in objects.

use std::sync::Arc;

use plimsoll_estate::{Place, View};
use plimsoll_model::SecretFile;
use plimsoll_syntax::{LineIndex, Span};

use crate::run::{Verdicts, parts};
use crate::{Assessment, Check, FileCx, FileGap, Finding, Hit, Judged, PlaceIn, Run, SourceText, Subject, Verdict};

/// Judges every file that holds something, and counts those that do not as passes. What a gap of an object says of the
/// same place already is left out.
pub(crate) fn judge<'e>(checks: &[&Check], view: View<'e>, set: Option<usize>, out: &mut Verdicts<'e>) {
    let secrets = &view.estate().secrets;
    let clean = (secrets.files + secrets.history).saturating_sub(secrets.found.len() as u64);
    let told = if secrets.found.is_empty() { Vec::new() } else { told(checks, view, &out.judged) };
    for (index, part) in parts(checks) {
        let Run::File(run) = *part else { continue };
        out.pass(index, set, clean);
        let shares = |other: &&Told<'_>| other.controls.iter().any(|c| checks[index].controls.contains(c));
        for file in &secrets.found {
            let gaps = run(&FileCx { view, file });
            out.pass(index, set, u64::from(gaps.is_empty()));
            let is_told = |gap: &FileGap| told.iter().filter(shares).any(|other| other.covers(&file.path, gap));
            out.files.extend(gaps.into_iter().filter(|gap| !is_told(gap)).map(|gap| (index, file, gap)));
        }
    }
}

/// A place that a gap of an object shows.
struct Told<'e> {
    path: &'e str,
    span: Span,
    controls: &'static [&'static str],
}

impl Told<'_> {
    fn covers(&self, path: &str, gap: &FileGap) -> bool {
        self.path == path && self.span.start < gap.end && gap.start < self.span.end
    }
}

/// The places of gaps that leave a control open which a check of files asks for too.
fn told<'e>(checks: &[&Check], view: View<'e>, judged: &[Judged<'e>]) -> Vec<Told<'e>> {
    let of_files = parts(checks).filter(|(_, part)| matches!(part, Run::File(_)));
    let controls: Vec<&str> = of_files.flat_map(|(index, _)| checks[index].controls).copied().collect();
    let asked = |j: &&Judged<'_>| checks[j.check].controls.iter().any(|c| controls.contains(c));
    let gaps = judged.iter().filter(asked).filter_map(|j| match &j.verdict {
        Verdict::Gap(gap) => Some((checks[j.check].controls, gap)),
        _ => None,
    });
    gaps.flat_map(|(controls, gap)| gap.hits.iter().filter_map(move |hit| at(view, controls, hit))).collect()
}

/// Where a hit stands, its whole value: a place names a long value by its first line.
fn at<'e>(view: View<'e>, controls: &'static [&'static str], hit: &Hit<'e>) -> Option<Told<'e>> {
    let place = Place::of(hit.object, hit.at);
    let path = view.home(hit.object).files().get(place.file as usize)?.path.as_str();
    let end = hit.object.span_of(hit.at).end.max(place.span.end);
    Some(Told { path, span: Span { start: place.span.start, end }, controls })
}

/// Makes findings of the faults of files.
pub(crate) fn join(
    make: impl Fn(usize, Subject, PlaceIn, String) -> Option<Finding>,
    faults: Vec<(usize, &SecretFile, FileGap)>,
    out: &mut Assessment,
) {
    let mut last: Option<(&str, LineIndex)> = None;
    for (check, file, gap) in faults {
        if last.as_ref().is_none_or(|(path, _)| *path != file.path) {
            last = Some((&file.path, LineIndex::new(&file.text)));
        }
        let Some((_, lines)) = &last else { continue };
        let place = place(file, lines, &gap, &mut out.sources);
        out.findings.extend(make(check, Subject::file(&file.path), place, gap.message));
    }
}

fn place(file: &SecretFile, lines: &LineIndex, gap: &FileGap, sources: &mut Vec<SourceText>) -> PlaceIn {
    let (start, end) = (lines.position(&file.text, gap.start), lines.position(&file.text, gap.end));
    PlaceIn {
        file: path(file, sources),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start: gap.start,
        end: gap.end,
        path: gap.path.clone(),
        missing: false,
        note: String::new(),
        rendered: None,
    }
}

/// The path as the sources hold it; a file that is no manifest is added to them.
fn path(file: &SecretFile, sources: &mut Vec<SourceText>) -> Arc<str> {
    let known = sources.iter().rev().find(|source| *source.path == *file.path);
    if let Some(source) = known {
        return Arc::clone(&source.path);
    }
    let path: Arc<str> = file.path.as_str().into();
    sources.push(SourceText { path: Arc::clone(&path), text: Arc::clone(&file.text) });
    path
}
