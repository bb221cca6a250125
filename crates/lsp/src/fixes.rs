//! Fixes as code actions. They are made from the whole estate, so that a change of another object is one too, and
//! offered only where every file that they touch is open as it was judged.

use std::collections::BTreeMap;

use lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};
use plimsoll_engine::{Finding, Remedy};
use plimsoll_fix::{Edit, apply, round};

use crate::actions::{Asked, Bench, Splice};
use crate::judge::Buffers;

/// The kind of the action that makes all safe fixes of a document.
pub(crate) fn fix_all() -> CodeActionKind {
    CodeActionKind::new("source.fixAll.plimsoll")
}

/// The fix of each finding at a range.
pub(crate) fn quick<'a>(bench: &'a Bench<'a>, asked: &'a Asked) -> impl Iterator<Item = CodeAction> + 'a {
    bench.at(asked).filter_map(|(index, finding)| fix(bench, index, finding))
}

fn fix(bench: &Bench<'_>, index: usize, finding: &Finding) -> Option<CodeAction> {
    let remedy = finding.remedy.as_ref()?;
    let made = round(&bench.sheet.estate, &[remedy]);
    let edit = edit(bench, &made.edits)?;
    let title = match &remedy.review {
        None => format!("Fix {}", finding.check),
        Some(decide) => format!("Fix {} (review: {decide})", finding.check),
    };
    let is_preferred = (bench.client.preferred && remedy.is_safe()).then_some(true);
    Some(CodeAction { edit: Some(edit), is_preferred, ..bench.quickfix(title, index) })
}

/// One action that makes all safe fixes of the document which go together and close what they are for.
pub(crate) fn all(bench: &Bench<'_>) -> Option<CodeAction> {
    let safe: Vec<&Finding> = bench.sheet.findings.iter().filter(|f| is_own(bench, f)).collect();
    let proved = proved(bench, safe)?;
    let title = format!("Fix all that is safe to fix ({})", proved.closed);
    let edit = edit(bench, &proved.edits)?;
    Some(CodeAction { title, kind: Some(fix_all()), edit: Some(edit), ..CodeAction::default() })
}

struct Proved {
    edits: BTreeMap<u32, Vec<Edit>>,
    closed: usize,
}

/// Leaves out, as often as needed, what a pass over the edited text finds again.
fn proved(bench: &Bench<'_>, mut chosen: Vec<&Finding>) -> Option<Proved> {
    while !chosen.is_empty() {
        let remedies: Vec<&Remedy> = chosen.iter().filter_map(|f| f.remedy.as_ref()).collect();
        let made = round(&bench.sheet.estate, &remedies);
        let taken: Vec<&Finding> = made.taken.iter().filter_map(|at| chosen.get(*at).copied()).collect();
        let left = left(bench, &made.edits)?;
        let closed: Vec<&Finding> = taken.iter().copied().filter(|f| !left.contains(&f.fingerprint)).collect();
        if closed.len() == taken.len() {
            return (!made.edits.is_empty()).then_some(Proved { edits: made.edits, closed: taken.len() });
        }
        chosen = closed;
    }
    None
}

/// The fingerprints that are found in the document once it is edited.
fn left(bench: &Bench<'_>, edits: &BTreeMap<u32, Vec<Edit>>) -> Option<Vec<String>> {
    let own = edits.values().next().map_or(&[][..], Vec::as_slice);
    let text = apply(bench.document.text(), own);
    let buffers = Buffers::from([(bench.sheet.shown.clone(), text.into())]);
    let part = bench.whole.edited(&buffers).ok()?;
    Some(part.assessment.findings.into_iter().map(|f| f.fingerprint).collect())
}

/// Whether a finding's fix is safe and changes this document only.
fn is_own(bench: &Bench<'_>, finding: &Finding) -> bool {
    let estate = &bench.sheet.estate;
    let path = |file: u32| estate.files().get(file as usize).map(|f| f.path.as_str());
    let here = |remedy: &Remedy| {
        remedy.changes.iter().all(|c| path(estate.object(c.object).file) == Some(bench.sheet.shown.as_str()))
    };
    finding.remedy.as_ref().is_some_and(|remedy| remedy.is_safe() && here(remedy))
}

/// The edits of every file as one edit of the workspace; none where there is nothing to do, or where a file is not open
/// as it was judged.
fn edit(bench: &Bench<'_>, edits: &BTreeMap<u32, Vec<Edit>>) -> Option<WorkspaceEdit> {
    let mut changes = Vec::new();
    for (file, edits) in edits.iter().filter(|(_, edits)| !edits.is_empty()) {
        let shown = &bench.sheet.estate.files().get(*file as usize)?.path;
        let open = bench.open.iter().find(|open| open.shown == *shown)?;
        let splice = |e: &Edit| (e.span.start as usize, e.span.end as usize, e.text.clone());
        changes.push((open, edits.iter().map(splice).collect::<Vec<Splice>>()));
    }
    (!changes.is_empty()).then(|| bench.edits(changes))
}
