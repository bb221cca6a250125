//! The catalogue as a whole: look-ups, and what moves when a workload changes its mode.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::framework::{Framework, Peer, Requirement};
use crate::types::{Area, Control, Mode, Note, Owner, Source};
use crate::wire;

/// Areas, controls, modes, frameworks and the reasons behind the owners.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    pub(crate) areas: Vec<Area>,
    pub(crate) modes: Vec<Mode>,
    pub(crate) controls: Vec<Control>,
    pub(crate) sources: Vec<Source>,
    pub(crate) notes: Vec<Note>,
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) peers: Vec<Peer>,
    #[serde(skip)]
    pub(crate) by_id: HashMap<String, usize>,
    /// One bit per mode and control.
    #[serde(skip)]
    pub(crate) verified: Vec<u64>,
}

impl Catalog {
    /// The catalogue that is built in.
    ///
    /// An undecodable copy would give an empty catalogue; a test proves that the embedded one decodes.
    pub fn builtin() -> &'static Self {
        static BUILTIN: OnceLock<Catalog> = OnceLock::new();
        BUILTIN.get_or_init(|| wire::decode(wire::BUILTIN).unwrap_or_default())
    }

    /// Areas in the order in which outputs show them.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Ids of the areas in the order in which outputs show them.
    pub fn area_order(&self) -> impl Iterator<Item = &str> {
        self.areas.iter().map(|area| area.id.as_str())
    }

    /// The area of that id.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// All controls, by area and then in the order of the file.
    pub fn controls(&self) -> &[Control] {
        &self.controls
    }

    /// The control of that id or former id.
    pub fn control(&self, id: &str) -> Option<&Control> {
        self.by_id.get(id).and_then(|&at| self.controls.get(at))
    }

    /// All modes, in the order of the provider files.
    pub fn modes(&self) -> &[Mode] {
        &self.modes
    }

    /// The mode of that id.
    pub fn mode(&self, id: &str) -> Option<&Mode> {
        self.modes.iter().find(|mode| mode.id == id)
    }

    /// All frameworks, sorted by id.
    pub fn frameworks(&self) -> &[Framework] {
        &self.frameworks
    }

    /// The framework of that id.
    pub fn framework(&self, id: &str) -> Option<&Framework> {
        self.frameworks.iter().find(|framework| framework.id == id)
    }

    /// Tools whose check ids are known.
    pub fn peers(&self) -> &[Peer] {
        &self.peers
    }

    /// Documents that owner cells cite.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The document of that id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The requirements that ask for a control, with their frameworks.
    pub fn requirements_of<'a>(
        &'a self,
        control: &'a Control,
    ) -> impl Iterator<Item = (&'a Framework, &'a Requirement)> {
        let all = self.frameworks.iter().flat_map(|f| f.requirements.iter().map(move |r| (f, r)));
        all.filter(|(_, requirement)| requirement.controls.contains(&control.id))
    }

    /// Why the owner of a control in a mode is what it is.
    pub fn notes<'a>(&'a self, control: &'a Control, mode: &'a Mode) -> impl Iterator<Item = &'a Note> {
        let covers = |note: &&Note| note.controls.contains(&control.id) && note.modes.contains(&mode.id);
        self.notes.iter().filter(covers)
    }

    /// Whether a document that somebody opened states this owner.
    pub fn verified(&self, control: &Control, mode: &Mode) -> bool {
        let bits = self.by_id.get(&control.id).and_then(|&at| self.verified.get(at));
        bits.is_some_and(|bits| bits & bit(mode.index) != 0)
    }

    /// Owner cells that no opened document backs; `n/a` cells have no owner and are not counted.
    pub fn unverified(&self) -> usize {
        self.modes.iter().map(|mode| self.unverified_in(mode)).sum()
    }

    /// Owner cells of one mode that no opened document backs.
    pub fn unverified_in(&self, mode: &Mode) -> usize {
        let open = |control: &&Control| control.owner(mode) != Owner::NotApplicable && !self.verified(control, mode);
        self.controls.iter().filter(open).count()
    }

    /// Owner cells of one mode, `n/a` left out.
    pub fn cells_in(&self, mode: &Mode) -> usize {
        self.controls.iter().filter(|control| control.owner(mode) != Owner::NotApplicable).count()
    }

    /// The controls whose owner differs between two modes: what a move gains and what it leaves behind.
    pub fn moved<'a>(&'a self, from: &Mode, to: &Mode) -> Vec<(&'a Control, Owner, Owner)> {
        let owners = self.controls.iter().map(|control| (control, control.owner(from), control.owner(to)));
        owners.filter(|(_, before, after)| before != after).collect()
    }

    /// Fills what is derived and therefore not stored.
    pub(crate) fn index(mut self) -> Self {
        for (at, mode) in self.modes.iter_mut().enumerate() {
            mode.index = at;
        }
        for (at, control) in self.controls.iter().enumerate() {
            self.by_id.insert(control.id.clone(), at);
            self.by_id.extend(control.aliases.iter().map(|alias| (alias.clone(), at)));
        }
        self.verified = self.verified_bits();
        self
    }

    fn verified_bits(&self) -> Vec<u64> {
        let mut bits = vec![0; self.controls.len()];
        for note in self.notes.iter().filter(|note| note.verified) {
            let mask = note.modes.iter().filter_map(|id| self.mode(id)).fold(0, |mask, mode| mask | bit(mode.index));
            for &at in note.controls.iter().filter_map(|id| self.by_id.get(id)) {
                bits[at] |= mask;
            }
        }
        bits
    }
}

fn bit(index: usize) -> u64 {
    u32::try_from(index).ok().and_then(|index| 1_u64.checked_shl(index)).unwrap_or(0)
}
