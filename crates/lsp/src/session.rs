//! Lifecycle, and which message goes where.

use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, GlobPattern, HoverProviderCapability, InitializeResult, OneOf, PositionEncodingKind,
    Registration, RegistrationParams, SaveOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use serde_json::Value;

use crate::client::Client;
use crate::position::Encoding;
use crate::requests::PATIENCE;
use crate::server::{Ending, Server, Stage, Waiting, cancel};
use crate::{Error, fixes};

/// Files whose change may change a verdict.
const WATCHED: &[&str] = &[
    "**/*.{yaml,yml,json,dockerfile,Dockerfile,containerfile}",
    "**/{Dockerfile,Containerfile}*",
    "**/plimsoll.toml",
    "**/plimsoll.waivers.toml",
    "**/.trivyignore",
    "**/.trivyignore.yaml",
    "**/.gitignore",
    "**/.plimsollignore",
];

impl Server<'_> {
    /// Handles one message; the end of the session, if this is it.
    pub(crate) fn message(&mut self, message: Message) -> Result<Option<Ending>, Error> {
        if let Some(id) = cancel(&message) {
            self.cancel_waiting(&id);
            return Ok(None);
        }
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(notification) if notification.method == "exit" => {
                let clean = self.stage == Stage::Shut;
                return Ok(Some(if clean { Ending::Clean } else { Ending::Abrupt }));
            }
            Message::Notification(notification) if self.stage == Stage::Open => self.notification(notification),
            Message::Notification(_) => {}
            Message::Response(response) => self.response(&response),
        }
        Ok(None)
    }

    fn request(&mut self, request: Request) {
        if self.is_cancelled(&request.id) {
            return self.refuse(request.id, ErrorCode::RequestCanceled, "taken back");
        }
        match (self.stage, request.method.as_str()) {
            (Stage::Fresh, "initialize") => self.initialize(request),
            (Stage::Fresh, _) => self.refuse(request.id, ErrorCode::ServerNotInitialized, "send `initialize` first"),
            (Stage::Shut, _) => self.refuse(request.id, ErrorCode::InvalidRequest, "the server is shut down"),
            (Stage::Open, "initialize") => self.refuse(request.id, ErrorCode::InvalidRequest, "initialised already"),
            (Stage::Open, "shutdown") => self.shut_down(request.id),
            (Stage::Open, "textDocument/hover") => self.hover(request),
            (Stage::Open, "textDocument/codeAction") => self.code_action(request, PATIENCE),
            (Stage::Open, method) => {
                let message = format!("{method} is not served");
                self.refuse(request.id, ErrorCode::MethodNotFound, &message);
            }
        }
    }

    fn notification(&mut self, notification: Notification) {
        let Notification { method, params } = notification;
        let understood = match method.as_str() {
            "initialized" => Some(params).map(|_| self.watch()),
            "textDocument/didOpen" => read(params).map(|p| self.open(p)),
            "textDocument/didChange" => read(params).map(|p| self.change(p)),
            "textDocument/didClose" => read(params).map(|p| self.close(p)),
            "textDocument/didSave" => read(params).map(|p| self.saved(p)),
            "workspace/didChangeWatchedFiles" => read(params).map(|p| self.files_changed(p)),
            "workspace/didChangeWorkspaceFolders" => read(params).map(|p| self.folders_changed(p)),
            "workspace/didChangeConfiguration" => Some(params).map(|_| self.everything_anew()),
            _ => Some(()),
        };
        if understood.is_none() {
            self.host.log(&format!("{method}: its parameters cannot be understood; passed over"));
        }
    }

    fn response(&self, response: &Response) {
        if let Err(error) = &response.response_result {
            self.host.log(&format!("the client refused request {}: {}", response.id, error.message));
        }
    }

    /// Answers that a request cannot be answered.
    pub(crate) fn refuse(&self, id: RequestId, code: ErrorCode, message: &str) {
        self.send(Response::new_err(id, code as i32, message.to_owned()));
    }

    fn initialize(&mut self, request: Request) {
        self.client = Client::of(request.params);
        self.stage = Stage::Open;
        let server_info =
            ServerInfo { name: "plimsoll".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let capabilities = capabilities(self.client.encoding);
        self.answer(request.id, &InitializeResult { capabilities, server_info: Some(server_info) });
    }

    fn shut_down(&mut self, id: RequestId) {
        self.stage = Stage::Shut;
        for waiting in std::mem::take(&mut self.waiting) {
            self.refuse(waiting.request.id, ErrorCode::RequestCanceled, "the server is shut down");
        }
        self.answer(id, &Value::Null);
    }

    fn cancel_waiting(&mut self, id: &RequestId) {
        let (taken, kept) = std::mem::take(&mut self.waiting).into_iter().partition(|w| w.request.id == *id);
        self.waiting = kept;
        for waiting in taken as Vec<Waiting> {
            self.refuse(waiting.request.id, ErrorCode::RequestCanceled, "taken back");
        }
    }

    /// Asks to be told of changed files, where the client can.
    fn watch(&mut self) {
        if !self.client.watches {
            return;
        }
        let watcher =
            |glob: &&str| FileSystemWatcher { glob_pattern: GlobPattern::String((*glob).to_owned()), kind: None };
        let options = DidChangeWatchedFilesRegistrationOptions { watchers: WATCHED.iter().map(watcher).collect() };
        let method = "workspace/didChangeWatchedFiles".to_owned();
        let register_options = serde_json::to_value(options).ok();
        let registration = Registration { id: "files".to_owned(), method, register_options };
        let params = serde_json::to_value(RegistrationParams { registrations: vec![registration] }).unwrap_or_default();
        let id = RequestId::from("watch".to_owned());
        self.send(Request { id, method: "client/registerCapability".to_owned(), params });
    }
}

/// Parameters that the client sent; none where they are not what the method takes.
pub(crate) fn read<T: serde::de::DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(SaveOptions { include_text: Some(false) }.into()),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, fixes::fix_all()]),
        ..CodeActionOptions::default()
    };
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
    let position_encoding = match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
    };
    ServerCapabilities {
        position_encoding: Some(position_encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(actions)),
        workspace: Some(WorkspaceServerCapabilities { workspace_folders: Some(folders), file_operations: None }),
        ..ServerCapabilities::default()
    }
}
