//! What was passed over: named up to a bound, counted beyond it.

use std::collections::BTreeMap;
use std::path::Path;

use plimsoll_model::{Skipped, SkippedKind, Snapshot};

use crate::format;
use crate::limits::MAX_EXTENSIONS;

/// Where extensions beyond the bound are counted.
const REST: &str = "(others)";

#[derive(Default)]
pub(crate) struct Skips {
    named: Vec<Skipped>,
    counts: BTreeMap<SkippedKind, usize>,
    extensions: BTreeMap<String, usize>,
    bound: usize,
}

impl Skips {
    pub(crate) fn new(bound: usize) -> Self {
        Self { bound, ..Self::default() }
    }

    pub(crate) fn add(&mut self, kind: SkippedKind, path: String) {
        let count = self.counts.entry(kind).or_default();
        *count += 1;
        if *count <= self.bound {
            self.named.push(Skipped { kind, path });
        }
    }

    pub(crate) fn other_format(&mut self, shown: String, path: &Path) {
        let extension = format::extension(path);
        let full = self.extensions.len() >= MAX_EXTENSIONS && !self.extensions.contains_key(&extension);
        *self.extensions.entry(if full { REST.to_owned() } else { extension }).or_default() += 1;
        self.add(SkippedKind::OtherFormat, shown);
    }

    pub(crate) fn finish(mut self, snapshot: &mut Snapshot) {
        self.named.sort();
        let bound = self.bound;
        let more = self.counts.into_iter().filter(|(_, count)| *count > bound);
        snapshot.skipped_more = more.map(|(kind, count)| (kind, count - bound)).collect();
        snapshot.skipped = self.named;
        snapshot.other_formats = self.extensions;
    }
}
