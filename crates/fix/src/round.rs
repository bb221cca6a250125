use std::collections::{BTreeMap, BTreeSet};

use plimsoll_engine::{Change, Remedy};
use plimsoll_estate::Estate;

use crate::Refusal;
use crate::doc::Doc;
use crate::edit::Edit;
use crate::file::{File, Patches};
use crate::patch::Before;
use crate::suspects;

/// What came of the remedies of one round.
#[derive(Debug, Default)]
pub struct Round {
    /// The edits of each file, in order, by its index in the estate.
    pub edits: BTreeMap<u32, Vec<Edit>>,
    /// Which remedies these carry out, by their index.
    pub taken: Vec<usize>,
    /// Which ones are left out, and why. A conflict may be gone in the next round.
    pub refused: Vec<(usize, Refusal)>,
}

/// The documents of the files that remedies touch.
struct Desk<'f> {
    docs: BTreeMap<u32, BTreeMap<u32, Doc<'f>>>,
    files: &'f BTreeMap<u32, File>,
}

type All = BTreeMap<u32, Patches>;

/// Documents, by file and first byte of the root.
pub(crate) type Docs = BTreeSet<(u32, u32)>;

/// Lowers remedies to edits: all that go together, the first ones first, each whole or not at all.
#[must_use]
pub fn round(estate: &Estate, remedies: &[&Remedy]) -> Round {
    let files = files(estate, remedies);
    let desk = Desk { docs: files.iter().map(|(index, file)| (*index, file.docs())).collect(), files: &files };
    let chosen: Vec<usize> = (0..remedies.len()).collect();
    match desk.together(estate, remedies, &chosen) {
        Ok(round) => round,
        Err(failed) => desk.without(estate, remedies, &failed),
    }
}

/// The document that a change is of.
fn doc_of(estate: &Estate, change: &Change) -> (u32, u32) {
    let object = estate.object(change.object);
    (object.file, object.node().tree().root().span().start)
}

fn files(estate: &Estate, remedies: &[&Remedy]) -> BTreeMap<u32, File> {
    let changes = remedies.iter().flat_map(|remedy| &remedy.changes);
    let mut files = BTreeMap::new();
    for change in changes {
        let index = estate.object(change.object).file;
        if let Some(source) = estate.files().get(index as usize) {
            files.entry(index).or_insert_with(|| File::read(&source.text));
        }
    }
    files
}

/// The last addition goes first, so that each finds what it left.
fn take_back(all: &mut All, done: Vec<(u32, u32, Before)>) {
    for (file, root, before) in done.into_iter().rev() {
        if let Some(patch) = all.get_mut(&file).and_then(|patches| patches.get_mut(&root)) {
            patch.restore(before);
        }
    }
}

impl Desk<'_> {
    /// The edits of those of these remedies that do not conflict; else the documents that cannot be written so.
    fn together(&self, estate: &Estate, remedies: &[&Remedy], chosen: &[usize]) -> Result<Round, Docs> {
        let mut all = All::new();
        let mut out = Round::default();
        for index in chosen {
            let Some(remedy) = remedies.get(*index) else { continue };
            match self.add(estate, &mut all, remedy) {
                Ok(()) => out.taken.push(*index),
                Err(why) => out.refused.push((*index, why)),
            }
        }
        let mut failed = Docs::new();
        for (file, patches) in &all {
            let (Some(source), Some(docs)) = (self.files.get(file), self.docs.get(file)) else { continue };
            match source.edits(docs, patches) {
                Ok(edits) if edits.is_empty() => {}
                Ok(edits) => drop(out.edits.insert(*file, edits)),
                Err(roots) => failed.extend(roots.into_iter().map(|root| (*file, root))),
            }
        }
        if failed.is_empty() { Ok(out) } else { Err(failed) }
    }

    /// Adds a remedy to the patches of the files that it touches; whole or not at all.
    fn add(&self, estate: &Estate, all: &mut All, remedy: &Remedy) -> Result<(), Refusal> {
        let mut done = Vec::new();
        for change in &remedy.changes {
            let (file, root) = doc_of(estate, change);
            let docs = self.docs.get(&file).ok_or(Refusal::Form);
            match docs.and_then(|docs| File::add(docs, all.entry(file).or_default(), root, change)) {
                Ok(before) => done.push((file, root, before)),
                Err(why) => {
                    take_back(all, done);
                    return Err(why);
                }
            }
        }
        Ok(())
    }

    /// Some documents cannot be written: each remedy of them has to prove that it can, alone.
    fn without(&self, estate: &Estate, remedies: &[&Remedy], failed: &Docs) -> Round {
        let touches = |index: &usize| {
            let changes = remedies.get(*index).map(|remedy| remedy.changes.as_slice()).unwrap_or_default();
            changes.iter().any(|change| failed.contains(&doc_of(estate, change)))
        };
        let (suspects, mut sound): (Vec<usize>, Vec<usize>) = (0..remedies.len()).partition(touches);
        let clear = sound.len();
        let (good, refused) =
            suspects::ask(&suspects, &|index| Self::failing(estate, remedies, index, failed), &|several| {
                self.together(estate, remedies, several).map(|round| round.refused)
            });
        sound.extend(good);
        // Only together they cannot be written: the first suspect now, the others in the next rounds.
        let fewer = [sound.len(), clear + 1, clear].map(|count| count.min(sound.len()));
        for count in fewer {
            let (now, later) = sound.split_at(count);
            if let Ok(mut round) = self.together(estate, remedies, now) {
                let later = later.iter().map(|index| (*index, Refusal::Conflict));
                round.refused.extend(refused.into_iter().chain(later));
                return round;
            }
        }
        let all = (0..remedies.len()).map(|index| (index, Refusal::Layout));
        Round { refused: all.collect(), ..Round::default() }
    }

    /// The documents of a remedy, those first that could not be written.
    fn failing(estate: &Estate, remedies: &[&Remedy], index: usize, failed: &Docs) -> Vec<(u32, u32)> {
        let changes = remedies.get(index).map(|remedy| remedy.changes.as_slice()).unwrap_or_default();
        let (mut bad, good): (Vec<_>, Vec<_>) =
            changes.iter().map(|change| doc_of(estate, change)).partition(|doc| failed.contains(doc));
        bad.extend(good);
        bad
    }
}
