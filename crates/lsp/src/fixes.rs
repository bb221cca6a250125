//! Fixes as code actions. They are made from the whole estate, so that a change of another object is one too, and
//! offered only where every file that they touch is open as it was judged.

use std::collections::BTreeMap;

use lsp_types::{CodeAction, CodeActionKind, WorkspaceEdit};
use plimsoll_engine::Finding;
use plimsoll_fix::{Edit, round};

use crate::actions::{Asked, Bench, Splice};

/// The kind of the action that makes all safe fixes of a document.
pub(crate) fn fix_all() -> CodeActionKind {
    CodeActionKind::new("source.fixAll.plimsoll")
}

/// The fix of each finding at a range.
pub(crate) fn quick<'a>(bench: &'a Bench<'a>, asked: &'a Asked) -> impl Iterator<Item = CodeAction> + 'a {
    bench.at(asked).filter_map(|(index, finding)| fix(bench, index, finding))
}

fn fix(bench: &Bench<'_>, index: usize, finding: &Finding) -> Option<CodeAction> {
    // What a chart renders is proved by rendering again, which takes longer than an editor waits.
    let is_rendered = finding.places.iter().any(|place| place.rendered.is_some());
    let remedy = finding.remedy.as_ref().filter(|_| !is_rendered)?;
    let made = round(&bench.sheet.estate, &[remedy]);
    let edit = edit(bench, &made.edits)?;
    let title = match &remedy.review {
        None => format!("Fix {}", finding.check),
        Some(decide) => format!("Fix {} (review: {decide})", finding.check),
    };
    let is_preferred = (bench.client.preferred && remedy.is_safe()).then_some(true);
    Some(CodeAction { edit: Some(edit), is_preferred, ..bench.quickfix(title, index) })
}

/// One action that makes all safe fixes of the document, as they were settled.
pub(crate) fn all(bench: &Bench<'_>) -> Option<CodeAction> {
    let settled = bench.settled.filter(|s| *s.text == *bench.document.text() && !s.edits.is_empty())?;
    let own = bench.open.iter().find(|open| open.shown == bench.sheet.shown)?;
    let title = format!("Fix all that is safe to fix ({})", settled.closed);
    let edit = bench.edits(vec![(own, settled.edits.iter().map(splice).collect())]);
    Some(CodeAction { title, kind: Some(fix_all()), edit: Some(edit), ..CodeAction::default() })
}

fn splice(edit: &Edit) -> Splice {
    (edit.span.start as usize, edit.span.end as usize, edit.text.clone())
}

/// The edits of every file as one edit of the workspace; none where there is nothing to do, or where a file is not open
/// as it was judged.
fn edit(bench: &Bench<'_>, edits: &BTreeMap<u32, Vec<Edit>>) -> Option<WorkspaceEdit> {
    let mut changes = Vec::new();
    for (file, edits) in edits.iter().filter(|(_, edits)| !edits.is_empty()) {
        let shown = &bench.sheet.estate.files().get(*file as usize)?.path;
        let open = bench.open.iter().find(|open| open.shown == *shown)?;
        changes.push((open, edits.iter().map(splice).collect::<Vec<Splice>>()));
    }
    (!changes.is_empty()).then(|| bench.edits(changes))
}
