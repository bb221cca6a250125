//! The search for embedded secrets in files of every kind.
//!
//! Secrets hide where manifests do not: in `.env` files, state files and rendered output that ignore files and dots keep
//! out of sight. So this walk follows `.plimsollignore` alone; it leaves out `.git`, folders of dependencies and caches,
//! and files that are no text. A link is passed over: what it leads to is searched under its own name.

mod encoding;
mod unread;
mod windows;

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(crate) use encoding::as_text;
use ignore::{DirEntry, WalkBuilder};
use plimsoll_model::{BlindSpot, SecretFile, SecretHit, SecretSearch, Why};
use plimsoll_secrets::Hit;
use rayon::prelude::*;

use crate::limits::Limits;
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

/// Searches all of these that were not read as manifests, and tells what could not be searched.
pub(crate) fn search(
    files: Vec<(String, PathBuf)>,
    read: &HashSet<PathBuf>,
    reading: Reading<'_>,
    limits: &Limits,
    known: &mut Known,
) -> (SecretSearch, Vec<BlindSpot>) {
    let left = files.into_par_iter().filter(|(_, path)| !read.contains(path) && !format::is_binary(path));
    let looked: Vec<Looked> = left.map(|(shown, path)| Looked::at(shown, &path, limits, reading.key)).collect();
    let count = looked.iter().filter(|looked| looked.searched).count() as u64;
    let (held, unread): (Vec<_>, Vec<_>) = looked.into_iter().map(|looked| (looked.held, looked.unread)).unzip();
    let found = held.into_iter().flatten().map(|(file, values)| known.with(file, &values)).collect();
    (SecretSearch { files: count, history: 0, found }, unread::blind(unread.into_iter().flatten().collect()))
}

/// What came of looking at a file.
#[derive(Default)]
struct Looked {
    searched: bool,
    held: Option<Held>,
    /// Why it was not searched, or not to its end.
    unread: Option<(String, Why)>,
}

impl Looked {
    fn at(shown: String, path: &Path, limits: &Limits, key: Option<&Fingerprinter>) -> Self {
        let searched = look(&shown, path, limits, key);
        match searched {
            Ok(None) => Self::default(),
            Ok(Some((held, cut))) => Self { searched: true, held, unread: cut.map(|why| (shown, why)) },
            Err(why) => Self { unread: Some((shown, why)), ..Self::default() },
        }
    }
}

/// What a file holds, and why that may not be all.
type Found = (Option<Held>, Option<Why>);

/// What a file holds; none where it is empty or no text.
fn look(shown: &str, path: &Path, limits: &Limits, key: Option<&Fingerprinter>) -> Result<Option<Found>, Why> {
    let (mut file, size) = read::open(path)?;
    if size > limits.text_bytes {
        let found = windows::search(shown, &mut file, limits, key)?;
        return Ok((!found.binary).then_some((found.held, found.cut)));
    }
    let bytes = read::whole(&mut file, limits.text_bytes, read::changed)?;
    let text = as_text(bytes).filter(|text| !text.is_empty());
    Ok(text.map(|text| whole(shown, text.into(), key)))
}

/// A text whose search was cut short.
pub(crate) fn not_to_the_end(shown: &str) -> BlindSpot {
    let why = cut_short();
    let reason = format!("it was not searched for secrets to its end: {}", why.reason);
    BlindSpot { path: shown.to_owned(), at: None, why: Why::new(reason, why.resolve) }
}

fn cut_short() -> Why {
    Why::new("the search was cut short by its bounds", "split it")
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

/// The secrets of one text that is no manifest.
pub(crate) fn one(shown: &str, text: Arc<str>, key: Option<&Fingerprinter>) -> Option<Held> {
    whole(shown, text, key).0
}

fn whole(shown: &str, text: Arc<str>, key: Option<&Fingerprinter>) -> Found {
    let found = plimsoll_secrets::find_in(shown, &text);
    let cut = found.more.then(cut_short);
    if found.hits.is_empty() {
        return (None, cut);
    }
    let masked = redact_plain(shown, &text, key, &found.hits);
    (file(shown, &text, masked, &found.hits, key), cut)
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
