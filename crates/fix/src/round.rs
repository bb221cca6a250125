use std::collections::{BTreeMap, BTreeSet};

use plimsoll_engine::Remedy;
use plimsoll_estate::Estate;

use crate::Refusal;
use crate::code::Marks;
use crate::doc::Doc;
use crate::edit::Edit;
use crate::file::{File, Patches};
use crate::patch::Before;
use crate::spot::{Shelf, Spot};
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

/// The documents of the files that remedies touch, and what each remedy comes to.
struct Desk<'f> {
    docs: BTreeMap<u32, BTreeMap<u32, Doc<'f>>>,
    shelf: &'f Shelf,
    spots: Vec<Result<Vec<Spot>, Refusal>>,
}

/// What is to change so far.
#[derive(Default)]
struct All {
    patches: BTreeMap<u32, Patches>,
    marks: BTreeMap<u32, Marks>,
}

/// How to take an addition back.
enum Done {
    Node(u32, u32, Box<Before>),
    Mark(u32),
    Nothing,
}

/// Documents, by file and first byte of the root.
pub(crate) type Docs = BTreeSet<(u32, u32)>;

/// Lowers remedies to edits: all that go together, the first ones first, each whole or not at all.
#[must_use]
pub fn round(estate: &Estate, remedies: &[&Remedy]) -> Round {
    let shelf = Shelf::of(estate, remedies.iter().flat_map(|remedy| &remedy.changes));
    let spots = remedies.iter().map(|remedy| remedy.changes.iter().map(|c| shelf.spot(estate, c)).collect());
    let spots = spots.collect();
    let docs = shelf.yaml.iter().map(|(index, file)| (*index, file.docs())).collect();
    let desk = Desk { docs, shelf: &shelf, spots };
    let chosen: Vec<usize> = (0..remedies.len()).collect();
    match desk.together(&chosen) {
        Ok(round) => round,
        Err(failed) => desk.without(&failed),
    }
}

impl All {
    /// The last addition goes first, so that each finds what it left.
    fn take_back(&mut self, done: Vec<Done>) {
        for one in done.into_iter().rev() {
            match one {
                Done::Node(file, root, before) => {
                    if let Some(patch) = self.patches.get_mut(&file).and_then(|patches| patches.get_mut(&root)) {
                        patch.restore(*before);
                    }
                }
                Done::Mark(file) => self.marks.entry(file).or_default().take_back(),
                Done::Nothing => {}
            }
        }
    }
}

impl Desk<'_> {
    /// The edits of those of these remedies that do not conflict; else the documents that cannot be written so.
    fn together(&self, chosen: &[usize]) -> Result<Round, Docs> {
        let mut all = All::default();
        let mut out = Round::default();
        for index in chosen {
            match self.add(&mut all, *index) {
                Ok(()) => out.taken.push(*index),
                Err(why) => out.refused.push((*index, why)),
            }
        }
        let mut failed = self.write_documents(&all, &mut out);
        failed.extend(self.write_texts(&all, &mut out));
        if failed.is_empty() { Ok(out) } else { Err(failed) }
    }

    fn write_documents(&self, all: &All, out: &mut Round) -> Docs {
        let mut failed = Docs::new();
        for (file, patches) in &all.patches {
            let (Some(source), Some(docs)) = (self.shelf.yaml.get(file), self.docs.get(file)) else { continue };
            match source.edits(docs, patches) {
                Ok(edits) if edits.is_empty() => {}
                Ok(edits) => drop(out.edits.insert(*file, edits)),
                Err(roots) => failed.extend(roots.into_iter().map(|root| (*file, root))),
            }
        }
        failed
    }

    fn write_texts(&self, all: &All, out: &mut Round) -> Docs {
        let mut failed = Docs::new();
        for (file, marks) in &all.marks {
            match self.shelf.code.get(file).and_then(|code| code.edits(marks)) {
                Some(edits) if edits.is_empty() => {}
                Some(edits) => drop(out.edits.insert(*file, edits)),
                None => drop(failed.insert((*file, 0))),
            }
        }
        failed
    }

    /// Adds a remedy to what changes in the files that it touches; whole or not at all.
    fn add(&self, all: &mut All, index: usize) -> Result<(), Refusal> {
        let spots = self.spots.get(index).ok_or(Refusal::Form)?.as_ref().map_err(Clone::clone)?;
        let mut done = Vec::new();
        for spot in spots {
            match self.add_spot(all, spot) {
                Ok(one) => done.push(one),
                Err(why) => {
                    all.take_back(done);
                    return Err(why);
                }
            }
        }
        Ok(())
    }

    fn add_spot(&self, all: &mut All, spot: &Spot) -> Result<Done, Refusal> {
        match spot {
            Spot::Node { file, root, change } => {
                let docs = self.docs.get(file).ok_or(Refusal::Form)?;
                let before = File::add(docs, all.patches.entry(*file).or_default(), *root, change)?;
                Ok(Done::Node(*file, *root, Box::new(before)))
            }
            Spot::Text { file, mark } => {
                let is_new = all.marks.entry(*file).or_default().add(mark)?;
                Ok(if is_new { Done::Mark(*file) } else { Done::Nothing })
            }
        }
    }

    /// Some documents cannot be written: each remedy of them has to prove that it can, alone.
    fn without(&self, failed: &Docs) -> Round {
        let touches = |index: &usize| self.docs_of(*index).iter().any(|doc| failed.contains(doc));
        let (suspects, mut sound): (Vec<usize>, Vec<usize>) = (0..self.spots.len()).partition(touches);
        let clear = sound.len();
        let (good, refused) = suspects::ask(&suspects, &|index| self.failing(index, failed), &|several| {
            self.together(several).map(|round| round.refused)
        });
        sound.extend(good);
        // Only together they cannot be written: the first suspect now, the others in the next rounds.
        let fewer = [sound.len(), clear + 1, clear].map(|count| count.min(sound.len()));
        for count in fewer {
            let (now, later) = sound.split_at(count);
            if let Ok(mut round) = self.together(now) {
                let later = later.iter().map(|index| (*index, Refusal::Conflict));
                round.refused.extend(refused.into_iter().chain(later));
                return round;
            }
        }
        let all = (0..self.spots.len()).map(|index| (index, Refusal::Layout));
        Round { refused: all.collect(), ..Round::default() }
    }

    fn docs_of(&self, index: usize) -> Vec<(u32, u32)> {
        let spots = self.spots.get(index).and_then(|spots| spots.as_ref().ok());
        spots.map(|spots| spots.iter().map(Spot::doc).collect()).unwrap_or_default()
    }

    /// The documents of a remedy, those first that could not be written.
    fn failing(&self, index: usize, failed: &Docs) -> Vec<(u32, u32)> {
        let (mut bad, good): (Vec<_>, Vec<_>) = self.docs_of(index).into_iter().partition(|doc| failed.contains(doc));
        bad.extend(good);
        bad
    }
}
