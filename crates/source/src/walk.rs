//! One folder: what is in it, what ignore files and dots keep out of it.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, Walk, WalkBuilder};
use plimsoll_model::{SkippedKind, Why};

use crate::plan::{Candidate, Plan, Root};
use crate::read::io_why;
use crate::{Request, names, terraform};

/// The project's own ignore file, in the syntax of `.gitignore`.
pub(crate) const IGNORE_FILE: &str = ".plimsollignore";

/// Plans a folder. Entries come in the order of their names, so bounds cut the same way every time.
pub(crate) fn folder(plan: &mut Plan, path: &Path, shown: String, request: &Request<'_>) {
    let real = match path.canonicalize() {
        Ok(real) => real,
        Err(error) => return plan.blind(shown, io_why(&error)),
    };
    let root = Root { real, shown };
    let mut seen: HashMap<PathBuf, HashSet<OsString>> = HashMap::new();
    let mut count = 0;
    for entry in walker(&root.real, request) {
        count += 1;
        if count > plan.limits.files {
            plan.blind(root.shown.clone(), too_many(plan.limits.files));
            break;
        }
        match entry {
            Ok(entry) => accept(plan, &root, &entry, &mut seen),
            Err(error) => failed(plan, &root, &error),
        }
    }
    terraform::modules(plan, &root, seen.keys());
    passed_over(plan, &root, seen, request);
    plan.roots.push(root);
}

fn walker(root: &Path, request: &Request<'_>) -> Walk {
    let obey = !request.no_ignore;
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).follow_links(false).require_git(false);
    builder.hidden(!request.include_hidden).parents(obey).git_ignore(obey);
    if obey {
        builder.add_custom_ignore_filename(IGNORE_FILE);
    }
    builder.filter_entry(|entry| entry.depth() == 0 || entry.file_name() != ".git");
    builder.sort_by_file_name(OsStr::cmp);
    builder.build()
}

fn too_many(bound: usize) -> Why {
    Why::new(format!("more than {bound} files in one folder; the rest was not looked at"), "scan its parts one by one")
}

fn accept(plan: &mut Plan, root: &Root, entry: &DirEntry, seen: &mut HashMap<PathBuf, HashSet<OsString>>) {
    let path = entry.path();
    if let Some(parent) = path.parent().filter(|_| entry.depth() > 0) {
        seen.entry(parent.to_owned()).or_default().insert(entry.file_name().to_owned());
    }
    if let Some(error) = entry.error() {
        failed(plan, root, error);
    }
    let kind = entry.file_type();
    let shown = root.shown(path);
    match kind {
        Some(kind) if kind.is_dir() => {
            seen.entry(path.to_owned()).or_default();
        }
        Some(kind) if kind.is_symlink() => plan.links.push((shown, path.to_owned())),
        _ => file(plan, root, path, shown),
    }
}

fn file(plan: &mut Plan, root: &Root, path: &Path, shown: String) {
    plan.real.insert(path.to_owned());
    if plan.charts.covers(path, |chart| root.shown_or(chart, &plan.cwd), &mut plan.blind) {
        return;
    }
    let settings = plan.charts.is_settings(path);
    // A file that is named too stays named.
    plan.files.entry(shown).or_insert(Candidate { path: path.to_owned(), named: false, settings, included: false });
}

impl Root {
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.real)
            .map_or_else(|_| path.to_string_lossy().into_owned(), |p| names::below(&self.shown, p))
    }

    /// A chart may lie above the folder that was named.
    fn shown_or(&self, path: &Path, cwd: &Path) -> String {
        if path.starts_with(&self.real) {
            return self.shown(path);
        }
        let cwd = cwd.canonicalize().unwrap_or_else(|_| cwd.to_owned());
        names::shown(&cwd, path)
    }
}

pub(crate) fn failed(plan: &mut Plan, root: &Root, error: &ignore::Error) {
    let place = place_of(error).map_or_else(|| root.shown.clone(), |p| root.shown(p));
    let why = error
        .io_error()
        .map_or_else(|| Why::new("an ignore file holds a line that cannot be read", "correct that line"), io_why);
    plan.blind(place, why);
}

fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::Partial(errors) => errors.iter().find_map(place_of),
        _ => None,
    }
}

/// The walker says nothing about what it keeps out: each folder is listed once more and compared.
fn passed_over(plan: &mut Plan, root: &Root, seen: HashMap<PathBuf, HashSet<OsString>>, request: &Request<'_>) {
    let mut folders: Vec<_> = seen.into_iter().collect();
    folders.sort_by(|a, b| a.0.cmp(&b.0));
    for (folder, met) in folders {
        let Ok(listing) = std::fs::read_dir(&folder) else { continue };
        let mut missing: Vec<OsString> =
            listing.flatten().map(|e| e.file_name()).filter(|n| !met.contains(n)).collect();
        missing.sort();
        for name in missing.iter().filter(|n| !is_setting(n)) {
            let hidden = !request.include_hidden && name.as_encoded_bytes().starts_with(b".");
            let kind = if hidden { SkippedKind::Hidden } else { SkippedKind::Ignored };
            plan.skips.add(kind, root.shown(&folder.join(name)));
        }
    }
}

/// Git's store and the ignore files are settings of the walk, not content.
fn is_setting(name: &OsStr) -> bool {
    name == ".git" || name == ".gitignore" || name == IGNORE_FILE
}
