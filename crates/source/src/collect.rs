use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use plimsoll_model::{Collector, SNAPSHOT_VERSION, Snapshot, SourceFile};
use plimsoll_syntax::Parsed;
use rayon::prelude::*;

use crate::classify::{Class, classify, within_total};
use crate::mask::{Fingerprinter, across, both, values_of};
use crate::outcome::{NOT_BUILT, Outcome, Reading};
use crate::plan::{Candidate, Plan, Root};
use crate::secrets::Known;
use crate::{Error, FingerprintKey, Request, charts, history, patches, read, render, secrets};

/// What standard input is called.
const STDIN: &str = "-";

/// Reads what a request names, masks its secrets, and says what could not be read and what was passed over.
///
/// Files are read in parallel; the result is ordered by path and depends on the files alone. Nothing to look at is
/// not an error here.
pub fn collect(request: Request<'_>) -> Result<Snapshot, Error> {
    Ok(collect_read(request)?.snapshot)
}

/// The same, with the documents that masking has read already: reading them again is half of a scan's work.
pub fn collect_read(request: Request<'_>) -> Result<Collected, Error> {
    let key = fingerprinter(request.fingerprint_key.as_ref())?;
    let plan = Plan::of(&request)?;
    let mut out = empty(request.fingerprint_key.as_ref(), request.complete);
    let reading = Reading { key: key.as_ref(), secrets: request.secrets };
    let more = if request.secrets { secrets::candidates(&plan) } else { Vec::new() };
    let Plan { files, blind, mut skips, limits, stdin, charts, roots, cwd, .. } = plan;
    out.snapshot.blind = blind;
    let real: Vec<PathBuf> = roots.iter().map(|root| root.real.clone()).collect();
    let charts = charts.found(&real);

    let files: Vec<(String, Candidate)> = files.into_iter().collect();
    let mut classes: Vec<Class> = files.par_iter().map(|(_, candidate)| classify(candidate, &limits)).collect();
    within_total(&mut classes, &limits);
    let outcomes: Vec<Outcome> = files
        .par_iter()
        .zip(classes)
        .map(|((shown, candidate), class)| Outcome::of_file(shown, candidate, class, reading))
        .collect();
    let searched: HashSet<PathBuf> = std::iter::zip(&files, &outcomes)
        .filter(|(_, outcome)| outcome.searched)
        .map(|((_, candidate), _)| candidate.path.clone())
        .collect();
    let unsearched;
    (out.snapshot.secrets, unsearched) = secrets::search(more, &searched, reading, &limits, &mut out.known);
    out.snapshot.blind.extend(unsearched);
    let mut read = BTreeMap::new();
    for ((shown, candidate), outcome) in files.into_iter().zip(outcomes) {
        if outcome.other {
            skips.other_format(shown, &candidate.path);
        } else {
            read.insert(shown, candidate.path);
        }
        out.add(outcome);
    }
    if let (true, Some(reader)) = (stdin, request.stdin) {
        let bytes = read::whole(reader, limits.text_bytes, || read::too_large(limits.text_bytes));
        let outcome = bytes.map_or_else(|w| Outcome::blind(STDIN, w), |b| Outcome::of_bytes(STDIN, b, reading));
        out.add(outcome);
    }
    if request.history {
        out.history(&roots, reading);
    }
    match &request.render {
        Some(options) => {
            render::run(options, &render::Found { cwd, charts, files: read, roots: real }, &mut out, key.as_ref())
        }
        None => out.snapshot.blind.extend(charts.into_iter().map(|(shown, ..)| charts::blind(shown))),
    }
    skips.finish(&mut out.snapshot);
    Ok(out.finished(key.as_ref()))
}

pub(crate) fn fingerprinter(key: Option<&FingerprintKey>) -> Result<Option<Fingerprinter>, Error> {
    key.map(|k| Fingerprinter::new(k).ok_or_else(|| Error::EmptyKey { id: k.id.clone() })).transpose()
}

pub(crate) fn empty(key: Option<&FingerprintKey>, complete: Vec<String>) -> Collecting {
    let collector = Collector { name: "source".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
    let snapshot = Snapshot {
        version: SNAPSHOT_VERSION,
        collectors: vec![collector],
        fingerprint_key: key.map(|k| k.id.clone()),
        complete,
        ..Snapshot::default()
    };
    Collecting { snapshot, files: Vec::new(), index: HashMap::new(), known: Known::default() }
}

/// A snapshot, and the documents of those of its files that were read for masking.
#[derive(Debug, Default)]
pub struct Collected {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// The documents of each of its files, in the order of the files; none where nobody has read them yet.
    pub parsed: Vec<Option<Parsed>>,
}

/// A snapshot in the making.
pub(crate) struct Collecting {
    pub(crate) snapshot: Snapshot,
    files: Vec<(SourceFile, Option<Parsed>)>,
    index: HashMap<String, usize>,
    /// The values of secrets that were found.
    pub(crate) known: Known,
}

impl Collecting {
    pub(crate) fn add(&mut self, outcome: Outcome) {
        if let Some(file) = outcome.file {
            self.index.insert(file.path.clone(), self.files.len());
            self.files.push((file, outcome.parsed));
        }
        self.snapshot.blind.extend(outcome.blind);
        self.snapshot.secrets.files += u64::from(outcome.searched);
        self.snapshot.secrets.found.extend(outcome.secrets.map(|(file, values)| self.known.with(file, &values)));
    }

    fn history(&mut self, roots: &[Root], reading: Reading<'_>) {
        for root in roots {
            history::search(root, reading, &mut self.known, &mut self.snapshot.secrets, &mut self.snapshot.blind);
        }
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.index.get(path).and_then(|at| self.files.get(*at)).map(|(file, _)| &*file.text)
    }

    /// An overlay that was looked at: whether it was built, and if not why, is said elsewhere.
    pub(crate) fn seen(&mut self, folder: &str) {
        self.snapshot.blind.retain(|spot| spot.path != folder || spot.why.reason != NOT_BUILT);
    }

    fn without_patches(&mut self) {
        let mut patches = patches::among(self.files.iter().map(|(file, _)| file));
        let sources = &self.snapshot.renderings.sources;
        patches.retain(|path, _| sources.binary_search(path).is_err());
        self.files.retain(|(file, _)| !patches.contains_key(&file.path));
        self.snapshot.blind.extend(patches.iter().map(|(path, folder)| patches::blind(path, folder)));
    }

    /// What is masked in a file's text is masked in the one that its secrets are shown in, too.
    fn one_text(&mut self) {
        for file in &mut self.snapshot.secrets.found {
            let Ok(at) = self.files.binary_search_by(|(other, _)| other.path.cmp(&file.path)) else { continue };
            let Some((other, _)) = self.files.get(at) else { continue };
            if let Some(both) = both(&file.text, &other.text).filter(|both| **both != *file.text) {
                file.text = both.into();
            }
        }
    }

    /// Puts everything in order.
    pub(crate) fn finished(mut self, key: Option<&Fingerprinter>) -> Collected {
        self.files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        self.without_patches();
        values_of(&mut self.files, &self.snapshot.renderings, key);
        across(&mut self.files, key);
        self.one_text();
        self.snapshot.secrets.found.sort_by(|a, b| a.path.cmp(&b.path));
        self.snapshot.blind.sort();
        self.snapshot.blind.dedup();
        let parsed;
        (self.snapshot.files, parsed) = self.files.into_iter().unzip();
        Collected { snapshot: self.snapshot, parsed }
    }
}
