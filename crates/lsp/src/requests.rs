//! Hovers and code actions.

use lsp_server::{ErrorCode, Request};
use lsp_types::{CodeActionParams, HoverParams};
use serde_json::Value;

use crate::actions::{self, Asked, Bench, wants_all};
use crate::project::Project;
use crate::scope::Scope;
use crate::server::{Open, Server, Waiting};
use crate::session::read;
use crate::{hover, limits};

/// Passes that a request awaits: one that may be under way, one for the documents as they are, one more, and one that
/// settles fixes.
pub(crate) const PATIENCE: u8 = 4;

impl Server<'_> {
    pub(crate) fn hover(&mut self, request: Request) {
        let Some(params) = read::<HoverParams>(request.params) else {
            return self.refuse(request.id, ErrorCode::InvalidParams, "these are no parameters of a hover");
        };
        self.settle();
        let at = params.text_document_position_params;
        let found = self.documents.get(at.text_document.uri.as_str()).and_then(|open| {
            let offset = open.document.lines.offset(open.document.text(), at.position, self.client.encoding);
            hover::hover(&*self.host, &open.document, open.sheet.as_ref()?, &self.client, offset)
        });
        self.answer(request.id, &found);
    }

    /// Answers with actions, once the scope is judged as it is now; without patience, with what is known.
    pub(crate) fn code_action(&mut self, request: Request, patience: u8) {
        let Some(params) = read::<CodeActionParams>(request.params.clone()) else {
            return self.refuse(request.id, ErrorCode::InvalidParams, "these are no parameters of code actions");
        };
        self.settle();
        let scope = self.documents.get(params.text_document.uri.as_str()).map(|open| open.scope.clone());
        let Some(scope) = scope.filter(|_| self.client.actions) else {
            return self.answer(request.id, &Value::Array(Vec::new()));
        };
        if patience > 0 && !self.is_current(&scope) {
            self.project(&scope).ask_now();
            return self.wait(Waiting { scope, request, patience: patience - 1 });
        }
        let uri = params.text_document.uri.as_str();
        if patience > 0 && wants_all(&params.context) && self.settle_fixes(&scope, uri) {
            return self.wait(Waiting { scope, request, patience: patience - 1 });
        }
        let actions = self.actions(&scope, &params);
        self.answer(request.id, &actions);
    }

    fn wait(&mut self, waiting: Waiting) {
        if self.waiting.len() >= limits::MAX_WAITING {
            return self.refuse(
                waiting.request.id,
                ErrorCode::RequestFailed,
                "too many requests wait; ask again later",
            );
        }
        self.waiting.push(waiting);
    }

    /// Answers the requests that waited for a scope.
    pub(crate) fn answer_waiting(&mut self, scope: &Scope) {
        let (ready, kept) = std::mem::take(&mut self.waiting).into_iter().partition(|w| w.scope == *scope);
        self.waiting = kept;
        for Waiting { request, patience, .. } in ready as Vec<Waiting> {
            self.code_action(request, patience);
        }
    }

    fn actions(&self, scope: &Scope, params: &CodeActionParams) -> Value {
        let actions = || {
            let open = self.documents.get(params.text_document.uri.as_str())?;
            let bench = self.bench(scope, open)?;
            let offset = |position| open.document.lines.offset(open.document.text(), position, self.client.encoding);
            let (start, end) = (offset(params.range.start), offset(params.range.end));
            let asked = Asked { start, end: end.max(start), context: params.context.clone() };
            serde_json::to_value(actions::actions(&bench, &asked)).ok()
        };
        actions().unwrap_or_else(|| Value::Array(Vec::new()))
    }

    fn bench<'s>(&'s self, scope: &Scope, own: &'s Open) -> Option<Bench<'s>> {
        self.projects.get(scope).and_then(Project::judged)?;
        let others = self.documents.values().filter(|open| open.scope == *scope);
        let open = |open: &'s Open| actions::Open { uri: &open.uri, shown: &open.shown, document: &open.document };
        Some(Bench {
            open: others.map(open).collect(),
            document: &own.document,
            sheet: own.sheet.as_ref()?,
            settled: own.settled.as_ref(),
            diagnostics: own.published.as_deref().unwrap_or_default(),
            client: &self.client,
        })
    }
}
