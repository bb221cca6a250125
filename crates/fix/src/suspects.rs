//! Which of the remedies of a document keep it from being written.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::round::Docs;

type Refused = Vec<(usize, Refusal)>;

/// Groups of suspects that are still to be asked, by the document that they spoil.
type Open = BTreeMap<(u32, u32), Vec<Vec<usize>>>;

/// Which suspects can be written, and why others cannot. Those of a document are halved until the bad ones stand alone;
/// documents are asked side by side, since each question reads whole files again. `docs` tells the documents of a
/// suspect, the spoilt ones first; `together` tells what conflicts, or which documents cannot be written.
pub(crate) fn ask(
    suspects: &[usize],
    docs: &dyn Fn(usize) -> Vec<(u32, u32)>,
    together: &dyn Fn(&[usize]) -> Result<Refused, Docs>,
) -> (Vec<usize>, Refused) {
    let mut open = by_document(suspects, docs);
    let (mut sound, mut refused) = (Vec::new(), Vec::new());
    while !open.is_empty() {
        let asked: Vec<_> = open.iter_mut().filter_map(|(doc, groups)| Some((*doc, groups.pop()?))).collect();
        let all: Vec<usize> = asked.iter().flat_map(|(_, group)| group).copied().collect();
        let (conflicts, bad) = together(&all).map_or_else(|bad| (Vec::new(), bad), |fine| (fine, Docs::new()));
        for (doc, group) in asked {
            let is_bad = group.iter().any(|index| docs(*index).iter().any(|doc| bad.contains(doc)));
            match group.as_slice() {
                [index] if is_bad => refused.push((*index, Refusal::Layout)),
                several if is_bad => open.entry(doc).or_default().extend(halves(several)),
                // Another document may have spoilt the question for a conflict to be told: it is told later.
                good => sound.extend(good.iter().filter(|index| conflicts.iter().all(|(other, _)| other != *index))),
            }
        }
        refused.extend(conflicts);
        open.retain(|_, groups| !groups.is_empty());
    }
    sound.sort_unstable();
    (sound, refused)
}

fn by_document(suspects: &[usize], docs: &dyn Fn(usize) -> Vec<(u32, u32)>) -> Open {
    let mut open = Open::new();
    for index in suspects {
        let Some(doc) = docs(*index).first().copied() else { continue };
        let groups = open.entry(doc).or_insert_with(|| vec![Vec::new()]);
        groups.iter_mut().for_each(|group| group.push(*index));
    }
    open
}

/// The second half first: the last group is asked next.
fn halves(group: &[usize]) -> [Vec<usize>; 2] {
    let (first, second) = group.split_at(group.len() / 2);
    [second.to_vec(), first.to_vec()]
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_bad_ones_are_found_in_few_questions() {
        let asked = Cell::new(0);
        let is_bad = |index: &&usize| [77, 500].contains(*index);
        let doc = |index: usize| (0, (index % 2) as u32);
        let (sound, refused) = ask(&Vec::from_iter(0..1000), &|index| vec![doc(index)], &|several| {
            asked.set(asked.get() + 1);
            let bad: Docs = several.iter().filter(is_bad).map(|index| doc(*index)).collect();
            if bad.is_empty() { Ok(Vec::new()) } else { Err(bad) }
        });
        let mut wrong: Vec<usize> = refused.into_iter().map(|(index, _)| index).collect();
        wrong.sort_unstable();
        assert_eq!((sound.len(), wrong), (998, vec![77, 500]));
        assert!(asked.get() <= 20, "{}", asked.get());
    }
}
