//! When which pass runs, and what is published of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use lsp_types::{Diagnostic, Location, PublishDiagnosticsParams, Uri};
use plimsoll_engine::PlaceIn;

use crate::judge::{Buffers, Whole};
use crate::limits::MAX_QUICK_BYTES;
use crate::position::Lines;
use crate::project::Project;
use crate::scope::Scope;
use crate::server::{Open, Server};
use crate::sheet::Sheet;
use crate::worker::{Done, Job, News};
use crate::{Error, diagnose, uri};

/// Files that a scan reads by their name, and what editors call their languages.
const EXTENSIONS: [&str; 3] = ["yaml", "yml", "json"];
const LANGUAGES: [&str; 5] = ["dockerfile", "helm", "json", "jsonc", "yaml"];

impl Server<'_> {
    /// The scope as the server keeps it.
    pub(crate) fn project(&mut self, scope: &Scope) -> &mut Project {
        self.projects.entry(scope.clone()).or_default()
    }

    /// Gives up a scope without documents.
    pub(crate) fn forget(&mut self, scope: &Scope) {
        let told = self.projects.remove(scope).map(|p| p.told).unwrap_or_default();
        for uri in told.iter().filter_map(|path| uri::of(path)) {
            self.publish_list(&uri, None, Vec::new());
        }
        self.answer_waiting(scope);
    }

    /// Starts the passes that are due.
    pub(crate) fn start_due(&mut self) -> Result<(), Error> {
        let now = Instant::now();
        for (scope, project) in &mut self.projects {
            if project.wakes().is_none_or(|at| at > now) {
                continue;
            }
            let reread = std::mem::take(&mut project.reread) || project.judged().is_none();
            (project.running, project.due) = (true, None);
            let job = Job { scope: scope.clone(), buffers: buffers(&self.documents, scope), reread, fix: None };
            self.worker.jobs.send(job).map_err(|_| Error::Worker)?;
        }
        Ok(())
    }

    /// Takes in what came of a job.
    pub(crate) fn done(&mut self, done: Done) {
        match done.news {
            News::Judged(result) => self.judged(&done.scope, *result, done.took),
            News::Settled(shown, result) => self.settled(&done.scope, &shown, result),
        }
        self.answer_waiting(&done.scope);
    }

    /// Takes in a scope that was judged.
    fn judged(&mut self, scope: &Scope, result: Result<Whole, String>, took: Duration) {
        let Some(project) = self.projects.get_mut(scope) else { return };
        if let Err(reason) = &result {
            self.host.log(&format!("{}: not judged: {reason}", scope.folder().display()));
        }
        let before = project.finish(result, took);
        let keys: Vec<String> = self.keys(scope).collect();
        self.documents.values_mut().filter(|open| open.scope == *scope).for_each(|open| open.settled = None);
        self.judge(scope, &keys, false);
        self.tell_outside(scope);
        // Giving back the memory of a large estate takes longer than a keystroke may.
        let _ = std::thread::Builder::new().spawn(move || drop(before));
    }

    fn keys<'s>(&'s self, scope: &'s Scope) -> impl Iterator<Item = String> + 's {
        self.documents.iter().filter(move |(_, open)| open.scope == *scope).map(|(key, _)| key.clone())
    }

    /// Judges what has changed, and asks for a whole pass after the pause.
    pub(crate) fn settle(&mut self) {
        let changed = std::mem::take(&mut self.changed);
        let scopes: BTreeSet<Scope> =
            changed.iter().filter_map(|key| self.documents.get(key)).map(|open| open.scope.clone()).collect();
        for scope in scopes {
            let project = self.project(&scope);
            // A document that was just opened waits for no pause.
            if project.due.is_none_or(|due| due > Instant::now()) {
                project.ask();
            }
            let keys: Vec<String> = self.keys(&scope).filter(|key| changed.contains(key)).collect();
            self.judge(&scope, &keys, true);
        }
    }

    /// Brings documents up to what is known of their scope, by a pass over those that differ from it.
    fn judge(&mut self, scope: &Scope, keys: &[String], force: bool) {
        let Some(whole) = self.projects.get(scope).and_then(Project::judged) else {
            return keys.iter().for_each(|key| self.publish(key, force));
        };
        let start = Instant::now();
        let edited = self.edited(scope, whole);
        let size: usize = edited.values().map(|text| text.len()).sum();
        // What is too large for every keystroke keeps its old verdicts until the whole pass.
        let part = if edited.is_empty() || size > MAX_QUICK_BYTES { None } else { whole.edited(&edited).ok() };
        let sheet = |open: &Open| match (edited.get(&open.shown), &part) {
            // The pass that is to come knows more than an empty list.
            (None, _) if !whole.knows(&open.shown) && !whole.passed_over.contains(&open.shown) => None,
            (None, _) => Some(Sheet::of_whole(whole, &open.shown)),
            (Some(text), Some(part)) => Some(Sheet::of_edit(whole, part, &open.shown, text)),
            (Some(_), None) => None,
        };
        let fresh: Vec<_> = keys.iter().filter_map(|key| Some((key, sheet(self.documents.get(key)?)?))).collect();
        for (key, sheet) in fresh {
            self.documents.entry(key.clone()).and_modify(|open| open.sheet = Some(sheet));
        }
        keys.iter().for_each(|key| self.publish(key, force));
        self.slow(start.elapsed());
    }

    fn slow(&self, took: Duration) {
        if took > Duration::from_millis(100) {
            self.host.log(&format!("judging an edit took {} ms", took.as_millis()));
        }
    }

    /// The documents of a scope that differ from what it was judged with.
    fn edited(&self, scope: &Scope, whole: &Whole) -> Buffers {
        let open = self.documents.values().filter(|open| open.scope == *scope && whole.knows(&open.shown));
        let texts = open.filter_map(|open| Some((open.shown.clone(), open.document.text.clone()?)));
        texts.filter(|(shown, text)| whole.buffers.get(shown) != Some(text)).collect()
    }

    /// Whether a scope was judged with its documents as they are now.
    pub(crate) fn is_current(&self, scope: &Scope) -> bool {
        let Some(project) = self.projects.get(scope) else { return true };
        match &project.whole {
            None => false,
            Some(Err(_)) => true,
            Some(Ok(whole)) => self.documents.values().filter(|open| open.scope == *scope).all(|open| {
                let passed_over = || whole.passed_over.contains(&open.shown);
                open.document.text.as_ref().is_none_or(|text| whole.buffers.get(&open.shown) == Some(text))
                    || passed_over()
            }),
        }
    }

    /// Tells the client what is known of a document, where that has changed or the client waits for it.
    fn publish(&mut self, key: &str, force: bool) {
        let Some(diagnostics) = self.documents.get(key).and_then(|open| self.diagnostics(open)) else { return };
        let Some(open) = self.documents.get_mut(key) else { return };
        let news = open.published.as_ref() != Some(&diagnostics);
        if !force && !news {
            return;
        }
        open.published = Some(diagnostics.clone());
        let (uri, version) = (open.uri.clone(), open.document.version);
        self.publish_list(&uri, Some(version), diagnostics);
    }

    pub(crate) fn publish_list(&self, uri: &Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: uri.clone(), diagnostics, version };
        self.notify("textDocument/publishDiagnostics", &params);
    }

    /// What to tell of a document; nothing while nothing is known of it.
    fn diagnostics(&self, open: &Open) -> Option<Vec<Diagnostic>> {
        if open.document.text.is_none() {
            let limit = crate::limits::MAX_DOCUMENT_BYTES;
            let message = format!("not judged: the document is larger than {limit} bytes; split it");
            return Some(vec![diagnose::notice(&open.document, &self.client, message)]);
        }
        match &self.projects.get(&open.scope)?.whole {
            Some(Err(reason)) => {
                Some(vec![diagnose::notice(&open.document, &self.client, format!("not judged: {reason}"))])
            }
            _ => {
                let sheet = open.sheet.as_ref()?;
                let locate = |place: &PlaceIn| self.locate(open, sheet, place);
                Some(diagnose::diagnostics(&open.document, sheet, &self.client, &locate))
            }
        }
    }

    /// The place of bytes in a file of the scope: of the document as it is open, else of the file as it was read.
    fn locate(&self, open: &Open, sheet: &Sheet, place: &PlaceIn) -> Option<Location> {
        let (start, end) = (place.start as usize, place.end as usize);
        let same = |other: &&Open| other.scope == open.scope && other.shown == *place.file;
        if let Some(other) = self.documents.values().find(same) {
            let range = other.document.lines.range(other.document.text(), start, end, self.client.encoding);
            return Some(Location { uri: other.uri.clone(), range });
        }
        let whole = self.projects.get(&open.scope).and_then(Project::judged).map(|whole| &whole.part.estate);
        let files = [Some(&sheet.estate), whole].into_iter().flatten().flat_map(|estate| estate.files());
        let file = files.into_iter().find(|f| *f.path == *place.file)?;
        let range = Lines::new(&file.text).range(&file.text, start, end, self.client.encoding);
        Some(Location { uri: uri::of(&open.scope.folder().join(&*place.file))?, range })
    }

    /// Tells what is wrong with waivers where their file is no manifest.
    fn tell_outside(&mut self, scope: &Scope) {
        let Some(whole) = self.projects.get(scope).and_then(Project::judged) else { return };
        let lists = diagnose::outside(whole, scope.folder());
        let told = self.projects.get(scope).map(|p| p.told.clone()).unwrap_or_default();
        for path in told.iter().filter(|path| !lists.contains_key(*path)) {
            uri::of(path).iter().for_each(|uri| self.publish_list(uri, None, Vec::new()));
        }
        for (path, list) in &lists {
            uri::of(path).iter().for_each(|uri| self.publish_list(uri, None, list.clone()));
        }
        self.project(scope).told = lists.into_keys().collect();
    }
}

/// The documents of a scope, as the worker takes them.
pub(crate) fn buffers(documents: &BTreeMap<String, Open>, scope: &Scope) -> Vec<(String, Arc<str>, bool)> {
    let open = documents.values().filter(|open| open.scope == *scope);
    open.filter_map(|o| Some((o.shown.clone(), o.document.text.clone()?, is_manifest(o)))).collect()
}

/// Whether a document is one that a scan would read, by what its name or its language says.
fn is_manifest(open: &Open) -> bool {
    let extension = open.shown.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let named = extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()));
    named || plimsoll_dockerfile::is_dockerfile(&open.shown) || LANGUAGES.contains(&open.document.language.as_str())
}

impl Whole {
    /// Whether a file was judged: one of the scope's, or a document that was laid over it.
    pub(crate) fn knows(&self, shown: &str) -> bool {
        let files = self.part.estate.files();
        self.buffers.contains_key(shown) || files.binary_search_by(|f| f.path.as_str().cmp(shown)).is_ok()
    }
}
