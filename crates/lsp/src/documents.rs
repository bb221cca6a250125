//! What the client says of documents, files and folders.

use std::path::Path;

use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, Uri,
};

use crate::document::Document;
use crate::limits::MAX_DOCUMENTS;
use crate::scope::{MARK, Scope};
use crate::server::{Open, Server};
use crate::uri;

impl Server<'_> {
    pub(crate) fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let key = item.uri.as_str().to_owned();
        if self.documents.len() >= MAX_DOCUMENTS && !self.documents.contains_key(&key) {
            return self.host.log("too many documents are open; this one is not judged");
        }
        let Some((scope, shown)) = self.place(&item.uri) else {
            return self.host.log("a document that is no file and belongs to no folder is not judged");
        };
        let document = Document::new(item.version, item.language_id, item.text);
        let project = self.projects.entry(scope.clone()).or_default();
        // A file that is not known yet may be new, or one that a scan passes over.
        let known = project.judged().is_some_and(|whole| whole.knows(&shown));
        project.reread |= !known;
        project.ask_now();
        let (sheet, published, settled, settling) = (None, None, None, false);
        let open = Open { uri: item.uri, document, scope, shown, sheet, published, settled, settling };
        self.documents.insert(key.clone(), open);
        self.changed.insert(key);
    }

    /// Where a document belongs, and the path that is shown for it.
    fn place(&self, uri: &Uri) -> Option<(Scope, String)> {
        let Some(path) = uri::path(uri) else {
            let folder = self.client.folders.first().filter(|_| uri.as_str().starts_with("untitled:"))?;
            return Some((Scope::Folder(folder.clone()), uri.as_str().to_owned()));
        };
        let path = uri::real(&path);
        let scope = Scope::of(&path, &self.client.folders);
        let shown = scope.shown(&path)?;
        Some((scope, shown))
    }

    pub(crate) fn change(&mut self, params: DidChangeTextDocumentParams) {
        let (key, encoding) = (params.text_document.uri.as_str(), self.client.encoding);
        let Some(open) = self.documents.get_mut(key) else { return };
        open.document.version = params.text_document.version;
        open.document.apply(params.content_changes, encoding);
        self.changed.insert(key.to_owned());
    }

    pub(crate) fn close(&mut self, params: DidCloseTextDocumentParams) {
        let key = params.text_document.uri.as_str();
        self.changed.remove(key);
        let Some(open) = self.documents.remove(key) else { return };
        self.publish_list(&open.uri, None, Vec::new());
        if self.documents.values().any(|other| other.scope == open.scope) {
            // What is on the disk counts again.
            self.project(&open.scope).ask_anew();
        } else {
            self.forget(&open.scope);
        }
    }

    pub(crate) fn saved(&mut self, params: DidSaveTextDocumentParams) {
        // A client that watches files tells of this one as well.
        if !self.client.watches {
            self.touched(&params.text_document.uri);
        }
    }

    pub(crate) fn files_changed(&mut self, params: DidChangeWatchedFilesParams) {
        params.changes.iter().for_each(|change| self.touched(&change.uri));
    }

    fn touched(&mut self, uri: &Uri) {
        let Some(path) = uri::path(uri).map(|path| uri::real(&path)) else { return };
        if path.file_name().is_some_and(|name| name == MARK) {
            self.place_again();
        }
        for (scope, project) in &mut self.projects {
            if concerns(scope, &path) {
                project.reread = true;
                project.ask();
            }
        }
    }

    pub(crate) fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<lsp_types::WorkspaceFolder>| {
            folders.into_iter().filter_map(|f| uri::path(&f.uri)).map(|p| uri::real(&p)).collect::<Vec<_>>()
        };
        let (added, removed) = (paths(params.event.added), paths(params.event.removed));
        self.client.folders.retain(|folder| !removed.contains(folder));
        self.client.folders.extend(added);
        self.place_again();
    }

    /// Every document finds its scope anew.
    fn place_again(&mut self) {
        let places: Vec<_> = self.documents.iter().map(|(key, open)| (key.clone(), self.place(&open.uri))).collect();
        for (key, place) in places {
            let (Some((scope, shown)), Some(open)) = (place, self.documents.get_mut(&key)) else { continue };
            if open.scope == scope {
                continue;
            }
            self.projects.entry(scope.clone()).or_default().ask_anew();
            (open.scope, open.shown, open.sheet) = (scope, shown, None);
            // What is under way answers for the former place.
            (open.settled, open.settling) = (None, false);
            self.changed.insert(key);
        }
        let left = self.projects.keys().filter(|s| !self.documents.values().any(|d| d.scope == **s));
        let left: Vec<Scope> = left.cloned().collect();
        left.iter().for_each(|scope| self.forget(scope));
    }

    /// Reads and judges everything again.
    pub(crate) fn everything_anew(&mut self) {
        self.projects.values_mut().for_each(crate::project::Project::ask_anew);
    }
}

/// Whether a file may change what is judged in a scope; settings and waivers may lie above its folder.
fn concerns(scope: &Scope, path: &Path) -> bool {
    match scope {
        Scope::Folder(folder) => path.starts_with(folder) || above(folder, path),
        Scope::File(file) => path == file || above(file, path),
    }
}

fn above(low: &Path, path: &Path) -> bool {
    path.parent().is_some_and(|folder| low.starts_with(folder))
}
