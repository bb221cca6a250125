use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plimsoll_engine::{Finding, Remedy};
use plimsoll_estate::Estate;
use plimsoll_iac::Language;
use plimsoll_model::SourceFile;

use crate::edit::{Edit, apply};
use crate::keys::{Key, Keys};
use crate::limits::{MAX_RESTARTS, MAX_ROUNDS};
use crate::pieces::Pieces;
use crate::round::{Round, round};
use crate::{Refusal, hcl, masks};

/// Texts, judged.
pub struct Judged {
    /// The estate that they show, with the files in the order in which they were given.
    pub estate: Estate,
    /// What to fix: the findings that are neither waived nor deselected.
    pub findings: Vec<Finding>,
}

/// What fixing came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Files that change, ordered by path.
    pub files: Vec<FixedFile>,
    /// Findings that the changes close.
    pub closed: Vec<Finding>,
    /// Findings whose fix a person decides about; see [`Outcome::suggest`].
    pub review: Vec<Finding>,
    /// Findings whose fix is not made, and why.
    pub refused: Vec<(Finding, Refusal)>,
    /// Findings that are left and that no fix is known for.
    pub left: Vec<Finding>,
    /// How often the texts were judged.
    pub rounds: usize,
    /// What the texts show after all fixes.
    pub estate: Option<Estate>,
}

/// A file before and after, secrets masked in both.
#[derive(Clone, Debug)]
pub struct FixedFile {
    /// Its path.
    pub path: String,
    /// The text as it was.
    pub before: Arc<str>,
    /// The text as it is after all fixes.
    pub after: Arc<str>,
    /// What leads from one to the other, in order; true of the unmasked bytes too.
    pub edits: Vec<Edit>,
}

/// One way of fixing from the first texts on.
struct Run {
    files: Vec<SourceFile>,
    pieces: BTreeMap<u32, Pieces>,
    applied: BTreeMap<Key, Finding>,
    rounds: usize,
}

/// Texts that are to be judged, and what was edited in them.
pub struct Texts<'t> {
    /// The files, in their order.
    pub files: &'t [SourceFile],
    /// The edits of those that changed, by their index: of the first texts, and true of the unmasked bytes too.
    pub edits: BTreeMap<u32, Vec<Edit>>,
}

/// Fixes all that is safe to fix: round after round, each judged again. A remedy that closes nothing is taken back.
pub fn settle(files: &[SourceFile], judge: &mut dyn FnMut(&[SourceFile]) -> Judged) -> Outcome {
    settle_texts(files, &mut |texts| judge(texts.files))
}

/// The same for a judge that asks what was edited, since other texts are made of those.
pub fn settle_texts(files: &[SourceFile], judge: &mut dyn FnMut(&Texts<'_>) -> Judged) -> Outcome {
    let mut useless: BTreeMap<Key, Refusal> = BTreeMap::new();
    for _ in 0..MAX_RESTARTS {
        let mut run = Run { files: files.to_vec(), pieces: BTreeMap::new(), applied: BTreeMap::new(), rounds: 0 };
        match run.exhaust(files, &useless, judge) {
            Ok((judged, refused)) => {
                let judged = if run.align(files) { judge(&run.texts(files)) } else { judged };
                return run.outcome(files, judged, &refused);
            }
            Err(back) => useless.extend(back.into_iter().map(|key| (key, Refusal::Ineffective))),
        }
    }
    let judged = judge(&Texts { files, edits: BTreeMap::new() });
    let run = Run { files: files.to_vec(), pieces: BTreeMap::new(), applied: BTreeMap::new(), rounds: MAX_RESTARTS };
    run.outcome(files, judged, &useless)
}

type End = (Judged, BTreeMap<Key, Refusal>);

impl Run {
    /// Runs rounds until nothing is left to do; an error names what was applied and closed nothing.
    fn exhaust(
        &mut self,
        first: &[SourceFile],
        useless: &BTreeMap<Key, Refusal>,
        judge: &mut dyn FnMut(&Texts<'_>) -> Judged,
    ) -> Result<End, BTreeSet<Key>> {
        loop {
            let judged = judge(&self.texts(first));
            self.rounds += 1;
            let keys = Keys::of(&judged.estate);
            let known = judged.findings.iter().map(|finding| keys.key(finding));
            let back: BTreeSet<Key> = known.filter(|key| self.applied.contains_key(key)).collect();
            if !back.is_empty() {
                return Err(back);
            }
            let (chosen, round) = chosen(&judged, &keys, useless);
            let key = |index: &usize| chosen.get(*index).map(|finding| keys.key(finding));
            let mut refused = useless.clone();
            refused.extend(round.refused.iter().filter_map(|(index, why)| Some((key(index)?, why.clone()))));
            if round.edits.is_empty() || self.rounds > MAX_ROUNDS {
                drop(keys);
                return Ok((judged, refused));
            }
            let taken = round.taken.iter().filter_map(|index| Some((key(index)?, (*chosen.get(*index)?).clone())));
            self.applied.extend(taken);
            self.edit(&round);
        }
    }

    fn texts(&self, first: &[SourceFile]) -> Texts<'_> {
        let edits = self.pieces.iter().filter_map(|(index, pieces)| {
            let old = first.get(*index as usize)?;
            Some((*index, pieces.edits(old.text.len())))
        });
        Texts { files: &self.files, edits: edits.collect() }
    }

    /// Aligns what was added to configuration, which changes nothing of what it says; tells whether anything moved.
    fn align(&mut self, first: &[SourceFile]) -> bool {
        let mut changed = false;
        for (index, pieces) in &mut self.pieces {
            let (Some(old), Some(file)) = (first.get(*index as usize), self.files.get_mut(*index as usize)) else {
                continue;
            };
            if Language::of(&file.path) == Language::Hcl {
                let edits = hcl::align(&old.text, &file.text);
                pieces.edit(&edits);
                masks::shift(&mut file.masks, &edits);
                file.text = apply(&file.text, &edits).into();
                changed |= !edits.is_empty();
            }
        }
        changed
    }

    fn edit(&mut self, round: &Round) {
        for (index, edits) in &round.edits {
            let Some(file) = self.files.get_mut(*index as usize) else { continue };
            self.pieces.entry(*index).or_insert_with(|| Pieces::of(file.text.len())).edit(edits);
            masks::shift(&mut file.masks, edits);
            file.text = apply(&file.text, edits).into();
        }
    }

    fn outcome(self, first: &[SourceFile], judged: Judged, refused: &BTreeMap<Key, Refusal>) -> Outcome {
        let mut out =
            Outcome { closed: self.applied.into_values().collect(), rounds: self.rounds, ..Outcome::default() };
        let keys = Keys::of(&judged.estate);
        for finding in judged.findings {
            match (&finding.remedy, refused.get(&keys.key(&finding))) {
                (Some(remedy), _) if !remedy.is_safe() => out.review.push(finding),
                (_, Some(why)) => out.refused.push((finding, why.clone())),
                _ => out.left.push(finding),
            }
        }
        drop(keys);
        out.estate = Some(judged.estate);
        for (index, pieces) in &self.pieces {
            let (Some(old), Some(new)) = (first.get(*index as usize), self.files.get(*index as usize)) else {
                continue;
            };
            let edits = pieces.edits(old.text.len());
            let (before, after) = (Arc::clone(&old.text), Arc::clone(&new.text));
            out.files.push(FixedFile { path: old.path.clone(), before, after, edits });
        }
        out
    }
}

/// The safe findings, the worst first, and what a round makes of them.
fn chosen<'j>(judged: &'j Judged, keys: &Keys<'_>, useless: &BTreeMap<Key, Refusal>) -> (Vec<&'j Finding>, Round) {
    let safe = |f: &&Finding| f.remedy.as_ref().is_some_and(Remedy::is_safe) && !useless.contains_key(&keys.key(f));
    let mut chosen: Vec<&Finding> = judged.findings.iter().filter(safe).collect();
    // Where two disagree, the lesser one waits.
    chosen.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let remedies: Vec<&Remedy> = chosen.iter().filter_map(|finding| finding.remedy.as_ref()).collect();
    let round = round(&judged.estate, &remedies);
    (chosen, round)
}

impl Outcome {
    /// How a finding of [`Outcome::review`] could be closed: the edits of each file, by its index among the files that
    /// were given, of the text after all fixes.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn suggest(&self, finding: &Finding) -> Result<BTreeMap<u32, Vec<Edit>>, Refusal> {
        let (Some(estate), Some(remedy)) = (&self.estate, &finding.remedy) else { return Err(Refusal::Form) };
        let mut alone = round(estate, &[remedy]);
        alone.refused.pop().map_or(Ok(alone.edits), |(_, why)| Err(why))
    }
}
