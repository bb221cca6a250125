//! Code actions: accept a gap beside its line, and close it.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionTriggerKind, Diagnostic,
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::client::Client;
use crate::document::Document;
use crate::limits::MAX_ANSWERED;
use crate::settled::Settled;
use crate::sheet::Sheet;
use crate::{allow, fixes};

/// A document that is open as it was judged.
pub(crate) struct Open<'a> {
    pub(crate) uri: &'a Uri,
    pub(crate) shown: &'a str,
    pub(crate) document: &'a Document,
}

/// Everything that an action is made from.
pub(crate) struct Bench<'a> {
    /// The documents of the scope.
    pub(crate) open: Vec<Open<'a>>,
    /// The one that is asked about.
    pub(crate) document: &'a Document,
    pub(crate) sheet: &'a Sheet,
    /// All safe fixes of it, where they were asked for.
    pub(crate) settled: Option<&'a Settled>,
    /// What was published last, in the order of the sheet's findings.
    pub(crate) diagnostics: &'a [Diagnostic],
    pub(crate) client: &'a Client,
}

/// Bytes to replace, and what with.
pub(crate) type Splice = (usize, usize, String);

/// What a client asked for.
pub(crate) struct Asked {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) context: CodeActionContext,
}

/// Whether actions of a kind are wanted; a kind stands for those below it.
fn wants(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let below = |only: &CodeActionKind| kind.as_str().strip_prefix(only.as_str());
    let fits = |only| below(only).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    context.only.as_ref().is_none_or(|only| only.iter().any(fits))
}

/// Whether all fixes at once are wanted. Who only moves through the text has not asked for them.
pub(crate) fn wants_all(context: &CodeActionContext) -> bool {
    let passing = context.only.is_none() && context.trigger_kind == Some(CodeActionTriggerKind::AUTOMATIC);
    !passing && wants(context, &fixes::fix_all())
}

/// The actions at a range.
pub(crate) fn actions(bench: &Bench<'_>, asked: &Asked) -> Vec<CodeActionOrCommand> {
    let mut out = Vec::new();
    if wants(&asked.context, &CodeActionKind::QUICKFIX) {
        out.extend(fixes::quick(bench, asked));
        out.extend(allowing(bench, asked));
    }
    if wants_all(&asked.context) {
        out.extend(fixes::all(bench));
    }
    out.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

fn allowing<'a>(bench: &'a Bench<'a>, asked: &'a Asked) -> impl Iterator<Item = CodeAction> + 'a {
    bench.at(asked).filter_map(|(index, finding)| {
        let comment = allow::comment(bench.document.text(), &bench.sheet.estate, finding)?;
        let reach = if comment.whole { "in this object" } else { "here" };
        let title = format!("Allow {} {reach}, with a reason", finding.check);
        let own = bench.open.iter().find(|open| open.shown == bench.sheet.shown)?;
        let edit = bench.edits(vec![(own, vec![(comment.at, comment.at, comment.text)])]);
        Some(CodeAction { edit: Some(edit), ..bench.quickfix(title, index) })
    })
}

impl<'a> Bench<'a> {
    /// The findings that start in a range, with their numbers.
    pub(crate) fn at(&self, asked: &'a Asked) -> impl Iterator<Item = (usize, &'a plimsoll_engine::Finding)> + use<'a> {
        let within = self.sheet.findings.iter().enumerate().filter(|(_, finding)| {
            let place = finding.places.first();
            place.is_some_and(|p| p.start as usize <= asked.end && asked.start <= p.end as usize)
        });
        within.take(MAX_ANSWERED)
    }

    /// An action that answers a finding.
    pub(crate) fn quickfix(&self, title: String, finding: usize) -> CodeAction {
        let answers = self.diagnostics.get(finding).cloned();
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: answers.map(|diagnostic| vec![diagnostic]),
            ..CodeAction::default()
        }
    }

    /// An edit of documents, for the versions that it was made from where the client can tell versions apart.
    pub(crate) fn edits(&self, changes: Vec<(&Open<'_>, Vec<Splice>)>) -> WorkspaceEdit {
        if self.client.versioned_edits {
            let edits = changes.into_iter().map(|(open, splices)| self.versioned(open, splices)).collect();
            return WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(edits)), ..WorkspaceEdit::default() };
        }
        let edits = changes.into_iter().map(|(open, splices)| (open.uri.clone(), self.texts(open.document, splices)));
        #[expect(clippy::mutable_key_type, reason = "the protocol's own type")]
        let changes: HashMap<Uri, Vec<TextEdit>> = edits.collect();
        WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
    }

    fn versioned(&self, open: &Open<'_>, splices: Vec<Splice>) -> TextDocumentEdit {
        let version = Some(open.document.version);
        let text_document = OptionalVersionedTextDocumentIdentifier { uri: open.uri.clone(), version };
        let edits = self.texts(open.document, splices).into_iter().map(OneOf::Left).collect();
        TextDocumentEdit { text_document, edits }
    }

    fn texts(&self, document: &Document, splices: Vec<Splice>) -> Vec<TextEdit> {
        let range = |start, end| document.lines.range(document.text(), start, end, self.client.encoding);
        splices.into_iter().map(|(start, end, new_text)| TextEdit { range: range(start, end), new_text }).collect()
    }
}
