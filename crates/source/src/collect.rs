use plimsoll_model::{Collector, SNAPSHOT_VERSION, Snapshot};
use rayon::prelude::*;

use crate::classify::{Class, classify, within_total};
use crate::mask::Fingerprinter;
use crate::outcome::Outcome;
use crate::plan::{Candidate, Plan};
use crate::{Error, FingerprintKey, Request, read};

/// What standard input is called.
const STDIN: &str = "-";

/// Reads what a request names, masks its secrets, and says what could not be read and what was passed over.
///
/// Files are read in parallel; the result is ordered by path and depends on the files alone. Nothing to look at is
/// not an error here.
pub fn collect(request: Request<'_>) -> Result<Snapshot, Error> {
    let key = fingerprinter(request.fingerprint_key.as_ref())?;
    let plan = Plan::of(&request)?;
    let mut snapshot = empty(request.fingerprint_key.as_ref(), request.complete);
    let Plan { files, blind, mut skips, limits, stdin, .. } = plan;
    snapshot.blind = blind;

    let files: Vec<(String, Candidate)> = files.into_iter().collect();
    let mut classes: Vec<Class> = files.par_iter().map(|(_, candidate)| classify(candidate, &limits)).collect();
    within_total(&mut classes, &limits);
    let outcomes: Vec<Outcome> = files
        .par_iter()
        .zip(classes)
        .map(|((shown, candidate), class)| Outcome::of_file(shown, candidate, class, key.as_ref()))
        .collect();
    for ((shown, candidate), outcome) in files.into_iter().zip(outcomes) {
        if outcome.other {
            skips.other_format(shown, &candidate.path);
        }
        add(&mut snapshot, outcome);
    }
    if let (true, Some(reader)) = (stdin, request.stdin) {
        let bytes = read::whole(reader, limits.text_bytes, || read::too_large(limits.text_bytes));
        let outcome = bytes.map_or_else(|w| Outcome::blind(STDIN, w), |b| Outcome::of_bytes(STDIN, b, key.as_ref()));
        add(&mut snapshot, outcome);
    }
    skips.finish(&mut snapshot);
    order(&mut snapshot);
    Ok(snapshot)
}

pub(crate) fn fingerprinter(key: Option<&FingerprintKey>) -> Result<Option<Fingerprinter>, Error> {
    key.map(|k| Fingerprinter::new(k).ok_or_else(|| Error::EmptyKey { id: k.id.clone() })).transpose()
}

pub(crate) fn empty(key: Option<&FingerprintKey>, complete: Vec<String>) -> Snapshot {
    let collector = Collector { name: "source".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
    Snapshot {
        version: SNAPSHOT_VERSION,
        collectors: vec![collector],
        fingerprint_key: key.map(|k| k.id.clone()),
        complete,
        ..Snapshot::default()
    }
}

pub(crate) fn add(snapshot: &mut Snapshot, outcome: Outcome) {
    snapshot.files.extend(outcome.file);
    snapshot.blind.extend(outcome.blind);
}

pub(crate) fn order(snapshot: &mut Snapshot) {
    snapshot.files.sort_by(|a, b| a.path.cmp(&b.path));
    snapshot.blind.sort();
    snapshot.blind.dedup();
}
