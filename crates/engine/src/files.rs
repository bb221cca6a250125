//! Files as subjects: what stands in their texts, not in objects.

use std::sync::Arc;

use plimsoll_estate::View;
use plimsoll_model::SecretFile;
use plimsoll_syntax::LineIndex;

use crate::run::{Verdicts, parts};
use crate::{Assessment, Check, FileCx, FileGap, Finding, PlaceIn, Run, SourceText, Subject};

/// Judges every file that holds something, and counts those that do not as passes.
pub(crate) fn judge<'e>(checks: &[&Check], view: View<'e>, out: &mut Verdicts<'e>) {
    let secrets = &view.estate().secrets;
    let clean = (secrets.files + secrets.history).saturating_sub(secrets.found.len() as u64);
    for (index, part) in parts(checks) {
        let Run::File(run) = *part else { continue };
        out.passed[index] += clean;
        for file in &secrets.found {
            let gaps = run(&FileCx { view, file });
            out.passed[index] += u64::from(gaps.is_empty());
            out.files.extend(gaps.into_iter().map(|gap| (index, file, gap)));
        }
    }
}

/// Makes findings of the faults of files. What a finding of an object says of the same place already is left out.
pub(crate) fn join(
    make: impl Fn(usize, Subject, PlaceIn, String) -> Option<Finding>,
    faults: Vec<(usize, &SecretFile, FileGap)>,
    out: &mut Assessment,
) -> u64 {
    let mut told = 0;
    let mut last: Option<(&str, LineIndex)> = None;
    for (check, file, gap) in faults {
        if last.as_ref().is_none_or(|(path, _)| *path != file.path) {
            last = Some((&file.path, LineIndex::new(&file.text)));
        }
        let Some((_, lines)) = &last else { continue };
        let place = place(file, lines, &gap, &mut out.sources);
        if let Some(finding) = make(check, Subject::file(&file.path), place, gap.message) {
            if is_told(&finding, &out.findings) {
                told += 1;
            } else {
                out.findings.push(finding);
            }
        }
    }
    told
}

/// Whether a finding of an object stands at this place and leaves one of the same controls open.
fn is_told(finding: &Finding, findings: &[Finding]) -> bool {
    let Some(place) = finding.places.first() else { return false };
    let same = |other: &PlaceIn| other.file == place.file && other.start < place.end && place.start < other.end;
    let shares = |other: &Finding| other.controls.iter().any(|control| finding.controls.contains(control));
    findings
        .iter()
        .any(|other| other.subject.kind != finding.subject.kind && other.places.iter().any(same) && shares(other))
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
