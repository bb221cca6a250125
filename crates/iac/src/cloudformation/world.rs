//! What all templates of a snapshot share: the files, what the user gives, the bounds, and what went wrong.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use plimsoll_model::{BlindSpot, Why};
use plimsoll_syntax::{LineIndex, Node};

use super::limits::{MAX_DEPTH, MAX_FAULTS, MAX_INCLUDES_DEEP, MAX_MADE_BYTES, MAX_STACKS, MAX_VALUES};
use crate::{Settings, Source};

pub(crate) struct World<'s> {
    pub(crate) sources: &'s [Source<'s>],
    pub(crate) settings: &'s Settings,
    by_path: HashMap<&'s str, usize>,
    lines: RefCell<HashMap<usize, LineIndex>>,
    blind: RefCell<BTreeSet<BlindSpot>>,
    faults: RefCell<BTreeMap<usize, usize>>,
    values: Cell<usize>,
    made: Cell<usize>,
    stacks: Cell<usize>,
    includes: Cell<usize>,
    visited: RefCell<BTreeSet<usize>>,
    depth: Cell<usize>,
}

/// One step down; the way back is its end.
pub(crate) struct Step<'w>(&'w Cell<usize>);

impl Drop for Step<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl<'s> World<'s> {
    pub(crate) fn new(sources: &'s [Source<'s>], settings: &'s Settings) -> Self {
        let by_path = sources.iter().enumerate().map(|(at, source)| (source.path, at)).collect();
        Self {
            sources,
            settings,
            by_path,
            lines: RefCell::default(),
            blind: RefCell::default(),
            faults: RefCell::default(),
            values: Cell::new(0),
            made: Cell::new(0),
            stacks: Cell::new(0),
            includes: Cell::new(0),
            visited: RefCell::default(),
            depth: Cell::new(0),
        }
    }

    /// The file at this path, as the snapshot spells it.
    pub(crate) fn file(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Another root template: what it may use is counted anew.
    pub(crate) fn begin(&self) {
        self.values.set(0);
        self.made.set(0);
        self.stacks.set(0);
    }

    /// Counts nested stacks; false where there are too many.
    pub(crate) fn take_stack(&self) -> bool {
        self.stacks.set(self.stacks.get() + 1);
        self.stacks.get() <= MAX_STACKS
    }

    /// A template of this file was met inside of another.
    pub(crate) fn visit(&self, file: usize) {
        self.visited.borrow_mut().insert(file);
    }

    pub(crate) fn is_visited(&self, file: usize) -> bool {
        self.visited.borrow().contains(&file)
    }

    /// Counts values; false where there are too many.
    pub(crate) fn take_values(&self, count: usize) -> bool {
        self.values.set(self.values.get().saturating_add(count));
        self.values.get() <= MAX_VALUES
    }

    /// Counts bytes of text that are made; false where there are too many.
    pub(crate) fn take_bytes(&self, count: usize) -> bool {
        self.made.set(self.made.get().saturating_add(count));
        self.made.get() <= MAX_MADE_BYTES
    }

    /// One expression deeper; none where that is too deep.
    pub(crate) fn step(&self) -> Option<Step<'_>> {
        self.depth.set(self.depth.get() + 1);
        let step = Step(&self.depth);
        (self.depth.get() <= MAX_DEPTH).then_some(step)
    }

    /// One included file deeper; none where that is too deep.
    pub(crate) fn include(&self) -> Option<Step<'_>> {
        self.includes.set(self.includes.get() + 1);
        let step = Step(&self.includes);
        (self.includes.get() <= MAX_INCLUDES_DEEP).then_some(step)
    }

    /// Names what is wrong with a template, once for each place; so many of one file, and then that there are more.
    pub(crate) fn fault(&self, file: usize, node: Node<'_>, why: Why) {
        let at = Some(self.position(file, node.span().start));
        let path = self.sources.get(file).map_or("", |source| source.path);
        let spot = BlindSpot { path: path.to_owned(), at, why };
        let mut blind = self.blind.borrow_mut();
        if blind.contains(&spot) {
            return;
        }
        let mut faults = self.faults.borrow_mut();
        let count = faults.entry(file).or_default();
        *count += 1;
        match (*count).cmp(&(MAX_FAULTS + 1)) {
            std::cmp::Ordering::Less => drop(blind.insert(spot)),
            std::cmp::Ordering::Equal => drop(blind.insert(BlindSpot { at: None, why: too_many(), ..spot })),
            std::cmp::Ordering::Greater => {}
        }
    }

    fn position(&self, file: usize, offset: u32) -> (u32, u32) {
        let text = self.sources.get(file).map_or("", |source| source.text);
        let mut lines = self.lines.borrow_mut();
        let at = lines.entry(file).or_insert_with(|| LineIndex::new(text)).position(text, offset);
        (at.line, at.column)
    }

    pub(crate) fn into_blind(self) -> Vec<BlindSpot> {
        self.blind.into_inner().into_iter().collect()
    }
}

fn too_many() -> Why {
    Why::new(format!("more than {MAX_FAULTS} faults in one template"), "correct those that are named first")
}
