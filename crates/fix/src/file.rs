//! One file: its documents, their patches, and the proof that its edits do what the patches say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use plimsoll_syntax::{Parsed, Tree, parse};

use crate::doc::Doc;
use crate::edit::{Edit, apply};
use crate::patch::{Before, Patch};
use crate::spot::NodeChange;
use crate::{Refusal, render};

/// A file that is being edited.
pub(crate) struct File {
    text: Arc<str>,
    parsed: Parsed,
}

/// The patches of a file's documents, by the first byte of the document's root.
pub(crate) type Patches = BTreeMap<u32, Patch>;

impl File {
    pub(crate) fn read(text: &Arc<str>) -> Self {
        Self { text: Arc::clone(text), parsed: parse(text) }
    }

    /// The documents, by the first byte of their roots.
    pub(crate) fn docs(&self) -> BTreeMap<u32, Doc<'_>> {
        self.parsed.trees.iter().map(|tree| (tree.root().span().start, Doc::of(tree))).collect()
    }

    /// The first document.
    pub(crate) fn first(&self) -> Option<&Tree> {
        self.parsed.trees.first()
    }

    /// The document that holds a byte.
    pub(crate) fn tree_at(&self, at: u32) -> Option<&Tree> {
        let before = self.parsed.trees.partition_point(|tree| tree.root().span().start <= at);
        self.parsed.trees.get(before.checked_sub(1)?)
    }

    /// Adds a change to the patch of its document; says how to take it back.
    pub(crate) fn add(
        docs: &BTreeMap<u32, Doc<'_>>,
        patches: &mut Patches,
        root: u32,
        change: &NodeChange,
    ) -> Result<Before, Refusal> {
        let doc = docs.get(&root).ok_or(Refusal::Form)?;
        patches.entry(root).or_default().add(doc, change)
    }

    /// The edits that make these patches true, proved by reading the result; else the documents, by the first byte of
    /// their roots, whose patches cannot be written.
    pub(crate) fn edits(&self, docs: &BTreeMap<u32, Doc<'_>>, patches: &Patches) -> Result<Vec<Edit>, BTreeSet<u32>> {
        let mut all = Vec::new();
        let mut failed = BTreeSet::new();
        for (root, patch) in patches.iter().filter(|(_, patch)| !patch.is_empty()) {
            match docs.get(root).ok_or(Refusal::Form).and_then(|doc| render::edits(doc, patch)) {
                Ok(edits) => all.extend(edits),
                Err(_) => drop(failed.insert(*root)),
            }
        }
        if !failed.is_empty() {
            return Err(failed);
        }
        let after: Arc<str> = apply(&self.text, &all).into();
        let failed = self.unproved(patches, &parse(&after));
        if failed.is_empty() { Ok(all) } else { Err(failed) }
    }

    /// The documents of a new text that hold anything else than their patches say, or that lost a comment.
    fn unproved(&self, patches: &Patches, after: &Parsed) -> BTreeSet<u32> {
        let before = &self.parsed;
        if before.trees.len() != after.trees.len() || before.errors.len() != after.errors.len() {
            return patches.keys().copied().collect();
        }
        let pairs = before.trees.iter().zip(&after.trees);
        let bad = pairs.filter(|(old, new)| !is_as_told(patches, old, new));
        bad.map(|(old, _)| old.root().span().start).collect()
    }
}

fn is_as_told(patches: &Patches, old: &Tree, new: &Tree) -> bool {
    match patches.get(&old.root().span().start) {
        Some(patch) => patch.expected(old.root()) == new.root().to_json() && keeps_comments(old, new),
        None => old.root().to_json() == new.root().to_json(),
    }
}

fn keeps_comments(old: &Tree, new: &Tree) -> bool {
    let (old, new) = (comments(old), comments(new));
    old.iter().all(|(text, count)| new.get(text) >= Some(count))
}

/// How often each comment stands in a document.
fn comments(tree: &Tree) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for comment in tree.comments() {
        *counts.entry(comment.span.slice(tree.text()).trim_end()).or_default() += 1;
    }
    counts
}
