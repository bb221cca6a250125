//! What the client at the other end can do.

use std::path::PathBuf;

use lsp_types::{ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind};
use serde_json::Value;

use crate::position::Encoding;
use crate::uri;

/// What the client at the other end can do.
#[derive(Clone, Debug, Default)]
pub(crate) struct Client {
    pub(crate) encoding: Encoding,
    /// Hovers may be Markdown.
    pub(crate) markdown: bool,
    /// Diagnostics may point at further places.
    pub(crate) related: bool,
    /// Diagnostics may say that something is deprecated.
    pub(crate) tags: bool,
    /// Edits may name the version that they are made for.
    pub(crate) versioned_edits: bool,
    /// Code actions may be more than commands.
    pub(crate) actions: bool,
    /// Code actions may say which one is best.
    pub(crate) preferred: bool,
    /// The server may ask to be told of changed files.
    pub(crate) watches: bool,
    /// The folders that are open, their links resolved.
    pub(crate) folders: Vec<PathBuf>,
}

impl Client {
    /// Reads what a client says of itself. What cannot be understood counts as not said.
    pub(crate) fn of(params: Value) -> Self {
        let params: InitializeParams = serde_json::from_value(params).unwrap_or_default();
        let folders = folders(&params);
        Self { folders, ..Self::able(&params.capabilities) }
    }

    fn able(able: &ClientCapabilities) -> Self {
        let document = able.text_document.as_ref();
        let published = document.and_then(|d| d.publish_diagnostics.as_ref());
        let action = document.and_then(|d| d.code_action.as_ref());
        let workspace = able.workspace.as_ref();
        let watching = workspace.and_then(|w| w.did_change_watched_files.as_ref());
        let edits = workspace.and_then(|w| w.workspace_edit.as_ref());
        let formats = document.and_then(|d| d.hover.as_ref()?.content_format.as_ref());
        Self {
            encoding: encoding(able),
            markdown: formats.is_some_and(|f| f.contains(&MarkupKind::Markdown)),
            related: published.is_some_and(|p| p.related_information == Some(true)),
            tags: published.is_some_and(|p| p.tag_support.is_some()),
            versioned_edits: edits.is_some_and(|e| e.document_changes == Some(true)),
            actions: action.is_some_and(|a| a.code_action_literal_support.is_some()),
            preferred: action.is_some_and(|a| a.is_preferred_support == Some(true)),
            watches: watching.is_some_and(|w| w.dynamic_registration == Some(true)),
            folders: Vec::new(),
        }
    }
}

fn encoding(able: &ClientCapabilities) -> Encoding {
    let offered = able.general.as_ref().and_then(|g| g.position_encodings.as_deref()).unwrap_or_default();
    if offered.contains(&PositionEncodingKind::UTF8) { Encoding::Utf8 } else { Encoding::Utf16 }
}

/// The folders of the client, in the newest form that it uses.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let named = params.workspace_folders.iter().flatten().filter_map(|f| uri::path(&f.uri));
    let mut folders: Vec<PathBuf> = named.map(|path| uri::real(&path)).collect();
    if params.workspace_folders.is_none() {
        #[expect(deprecated, reason = "older clients know nothing else")]
        let root = params.root_uri.as_ref().and_then(uri::path);
        folders.extend(root.map(|path| uri::real(&path)));
    }
    folders
}
