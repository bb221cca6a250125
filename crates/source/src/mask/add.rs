//! Masking more of what was masked before.

use plimsoll_model::{Mask, SourceFile};

use super::hits::Hit;
use super::{apply, mask};

/// Masks more of a file; false where nothing was left to mask.
pub(super) fn add(file: &mut SourceFile, mut hits: Vec<Hit>) -> bool {
    let covered = |hit: &Hit| {
        let next = file.masks.partition_point(|mask| (mask.end as usize) < hit.end);
        file.masks.get(next).is_some_and(|mask| mask.start as usize <= hit.start)
    };
    hits.retain(|hit| !covered(hit));
    if hits.is_empty() {
        return false;
    }
    file.text = apply::apply(&file.text, &hits);
    file.masks.extend(hits.into_iter().map(mask));
    file.masks.sort_by_key(|mask| (mask.start, std::cmp::Reverse(mask.end)));
    file.masks = merged(std::mem::take(&mut file.masks));
    true
}

fn merged(masks: Vec<Mask>) -> Vec<Mask> {
    let mut out: Vec<Mask> = Vec::with_capacity(masks.len());
    for mask in masks {
        match out.last_mut().filter(|last| mask.start < last.end) {
            Some(last) => last.end = last.end.max(mask.end),
            None => out.push(mask),
        }
    }
    out
}

/// What two maskings of one text leave.
pub(crate) fn both(a: &str, b: &str) -> Option<String> {
    let either = |(a, b): (u8, u8)| if a == b { a } else { b'x' };
    (a.len() == b.len()).then(|| String::from_utf8(a.bytes().zip(b.bytes()).map(either).collect()).ok()).flatten()
}
