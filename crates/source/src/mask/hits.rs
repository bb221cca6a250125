//! What was recognised in one text, before it is masked.

use std::ops::Range;

use plimsoll_model::MaskKind;

use super::fingerprint::Fingerprinter;
use crate::limits::MAX_MASKS;

/// A secret's place, without its value.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: MaskKind,
    pub(crate) rule: &'static str,
    pub(crate) fingerprint: Option<String>,
}

/// The secrets of one text; bounded, and it says when the bound was met.
pub(crate) struct Hits<'k> {
    key: Option<&'k Fingerprinter>,
    pub(crate) list: Vec<Hit>,
    pub(crate) overflow: bool,
}

impl<'k> Hits<'k> {
    pub(crate) fn new(key: Option<&'k Fingerprinter>) -> Self {
        Self { key, list: Vec::new(), overflow: false }
    }

    /// A list of its own under the same key.
    pub(crate) fn sibling(&self) -> Hits<'k> {
        Hits::new(self.key)
    }

    /// Adds a secret whose value, once unescaped, is `value`.
    pub(crate) fn push(&mut self, place: Range<usize>, kind: MaskKind, rule: &'static str, value: &[u8]) {
        let fingerprint = self.key.map(|k| k.of(value));
        self.push_hit(Hit { start: place.start, end: place.end, kind, rule, fingerprint });
    }

    pub(crate) fn push_hit(&mut self, hit: Hit) {
        if self.list.len() >= 2 * MAX_MASKS {
            self.overflow = true;
        } else if hit.start < hit.end {
            self.list.push(hit);
        }
    }

    /// The hits in order, those that overlap made one: the surest kind names it, the union is masked.
    pub(crate) fn merged(mut self) -> Vec<Hit> {
        self.list.sort_by(|a, b| (a.start, b.end, a.kind, a.rule).cmp(&(b.start, a.end, b.kind, b.rule)));
        let mut merged: Vec<Hit> = Vec::with_capacity(self.list.len());
        for hit in self.list {
            match merged.last_mut().filter(|last| hit.start < last.end) {
                Some(last) => join(last, hit),
                None => merged.push(hit),
            }
        }
        merged
    }
}

fn join(into: &mut Hit, hit: Hit) {
    into.end = into.end.max(hit.end);
    if hit.kind < into.kind {
        (into.kind, into.rule, into.fingerprint) = (hit.kind, hit.rule, hit.fingerprint);
    }
}
