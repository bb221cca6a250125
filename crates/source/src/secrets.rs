//! The search for embedded secrets in files of every kind.
//!
//! Secrets hide where manifests do not: in `.env` files, state files and rendered output that ignore files and dots keep
//! out of sight. So this walk follows `.plimsollignore` alone; it leaves out `.git`, folders of dependencies and caches,
//! and files that are no text. A link is passed over: what it leads to is searched under its own name.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, WalkBuilder};
use plimsoll_model::{SecretFile, SecretHit, SecretSearch};
use plimsoll_secrets::Hit;
use rayon::prelude::*;

use crate::limits::{Limits, SNIFF_BYTES};
use crate::mask::{Fingerprinter, redact_plain};
use crate::outcome::Reading;
use crate::plan::Plan;
use crate::walk::IGNORE_FILE;
use crate::{format, read};

/// Folders that hold what was fetched or built, never what somebody wrote.
const LEFT_OUT: &[&str] = &[
    ".cache",
    ".git",
    ".gradle",
    ".hg",
    ".m2",
    ".mypy_cache",
    ".next",
    ".nuxt",
    ".pnpm-store",
    ".pytest_cache",
    ".svn",
    ".tox",
    ".venv",
    ".yarn",
    "__pycache__",
    "bower_components",
    "node_modules",
    "site-packages",
    "target",
    "venv",
];

/// Files that may be searched, each with the name that is shown for it.
pub(crate) fn candidates(plan: &Plan) -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for root in &plan.roots {
        let entries = walker(&root.real).flatten().filter(|e| e.file_type().is_some_and(|kind| kind.is_file()));
        let room = plan.limits.files.saturating_sub(found.len());
        found.extend(entries.take(room).map(|e| (root.shown(e.path()), e.into_path())));
    }
    found.sort();
    found.dedup();
    found
}

fn walker(root: &Path) -> ignore::Walk {
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).follow_links(false).hidden(false);
    builder.add_custom_ignore_filename(IGNORE_FILE);
    builder.filter_entry(|entry| entry.depth() == 0 || !is_left_out(entry));
    builder.build()
}

fn is_left_out(entry: &DirEntry) -> bool {
    let folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    let name = entry.file_name().to_string_lossy();
    // Providers and modules that Terraform fetched stand two folders deep; its state does not.
    let fetched =
        entry.path().parent().is_some_and(|p| p.ends_with(".terraform")) && matches!(&*name, "providers" | "modules");
    folder && (LEFT_OUT.contains(&&*name) || fetched)
}

/// Searches all of these that were not read as manifests.
pub(crate) fn search(
    files: Vec<(String, PathBuf)>,
    read: &HashSet<PathBuf>,
    reading: Reading<'_>,
    limits: &Limits,
    known: &mut Known,
) -> SecretSearch {
    let left = files.into_par_iter().filter(|(_, path)| !read.contains(path) && !format::is_binary(path));
    let texts = left.filter_map(|(shown, path)| Some(one(&shown, text(&path, limits)?.into(), reading.key)));
    let outcomes: Vec<Option<Held>> = texts.collect();
    let count = outcomes.len() as u64;
    let found = outcomes.into_iter().flatten().map(|(file, values)| known.with(file, &values)).collect();
    SecretSearch { files: count, history: 0, found }
}

/// A file that holds secrets, and a number for each of their values.
pub(crate) type Held = (SecretFile, Vec<u64>);

/// The values that were found so far, as numbers that give nothing away: they never leave this run.
#[derive(Default)]
pub(crate) struct Known {
    values: HashSet<u64>,
}

impl Known {
    /// Remembers the values of a file.
    pub(crate) fn with(&mut self, file: SecretFile, values: &[u64]) -> SecretFile {
        self.values.extend(values);
        file
    }

    /// A file with what was not known before, if there is any.
    pub(crate) fn fresh(&mut self, mut file: SecretFile, values: &[u64]) -> Option<SecretFile> {
        let mut numbers = values.iter();
        file.hits.retain(|_| numbers.next().is_none_or(|value| self.values.insert(*value)));
        (!file.hits.is_empty()).then_some(file)
    }
}

/// The text of a file, where it is one and no longer than a text may be.
fn text(path: &Path, limits: &Limits) -> Option<String> {
    let (mut file, size) = read::open(path).ok()?;
    if size == 0 || size > limits.text_bytes {
        return None;
    }
    let bytes = read::whole(&mut file, limits.text_bytes, || read::too_large(limits.text_bytes)).ok()?;
    as_text(bytes)
}

/// Bytes as a text, where they are one.
pub(crate) fn as_text(bytes: Vec<u8>) -> Option<String> {
    let start = bytes.get(..SNIFF_BYTES as usize).unwrap_or(&bytes);
    if start.contains(&0) {
        return None;
    }
    String::from_utf8(bytes).ok()
}

/// The secrets of one text that is no manifest.
pub(crate) fn one(shown: &str, text: Arc<str>, key: Option<&Fingerprinter>) -> Option<Held> {
    let found = plimsoll_secrets::find_in(shown, &text);
    if found.hits.is_empty() {
        return None;
    }
    let masked = redact_plain(&text, key, &found.hits);
    file(shown, &text, masked, &found.hits, key)
}

/// What a text holds, beside its masked form.
pub(crate) fn file(
    shown: &str,
    text: &str,
    masked: Arc<str>,
    hits: &[Hit],
    key: Option<&Fingerprinter>,
) -> Option<Held> {
    let value = |hit: &Hit| text.get(hit.start..hit.end).unwrap_or_default();
    let values = hits.iter().map(|hit| number(value(hit))).collect();
    let hit = |hit: &Hit| SecretHit {
        start: hit.start as u32,
        end: hit.end as u32,
        rule: hit.rule.id.to_owned(),
        fingerprint: key.map(|key| key.of(value(hit).as_bytes())),
    };
    let hits: Vec<SecretHit> = hits.iter().map(hit).collect();
    (!hits.is_empty()).then(|| (SecretFile { path: shown.to_owned(), text: masked, hits, commit: None }, values))
}

/// A number that is the same for the same value within this run.
fn number(value: &str) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
