//! Joins the files: order, references, owners for every mode, and what may be said only once.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Draft;
use super::area_file::{AreaFile, ControlDraft, Label};
use super::context::At;
use super::framework_file::{FrameworkFile, PeerDraft};
use super::owner_file::OwnerFile;
use crate::catalog::Catalog;
use crate::error::{Error, Place};
use crate::limits;
use crate::types::{Area, Mode, Owner};

pub(super) fn join(draft: Draft, errors: &mut Vec<Error>) -> Catalog {
    let mut join = Join::new(errors);
    let controls = join.areas(draft.labels, draft.areas);
    join.modes(&draft.owners);
    controls.into_iter().for_each(|control| join.control(control));
    draft.owners.into_iter().for_each(|file| join.owner_file(file));
    join.fill_owners();
    draft.frameworks.into_iter().for_each(|file| join.framework(file));
    draft.peers.into_iter().for_each(|file| join.peer(file));
    let mut catalog = join.catalog;
    catalog.frameworks.sort_by(|a, b| a.id.cmp(&b.id));
    catalog
}

pub(super) struct Join<'e> {
    errors: &'e mut Vec<Error>,
    pub catalog: Catalog,
    /// Ids and former ids of controls, with the position of the control.
    known: HashMap<String, usize>,
    /// Where each control stands, and its owners as far as known.
    pub rows: Vec<(Place, Vec<Option<Owner>>)>,
    /// Everything else that may be said only once, as `kind id`.
    taken: HashSet<String>,
    pub modes: HashMap<String, usize>,
    pub opened: HashMap<String, bool>,
}

impl<'e> Join<'e> {
    fn new(errors: &'e mut Vec<Error>) -> Self {
        Self {
            errors,
            catalog: Catalog::default(),
            known: HashMap::new(),
            rows: Vec::new(),
            taken: HashSet::new(),
            modes: HashMap::new(),
            opened: HashMap::new(),
        }
    }

    pub fn fault(&mut self, place: &Place, message: impl Into<String>) {
        self.errors.push(Error::new(place.clone(), message));
    }

    /// Notes that an id is taken; a second claim is a fault.
    pub fn once(&mut self, kind: &str, id: &str, place: &Place) {
        if !self.taken.insert(format!("{kind} {id}")) {
            self.fault(place, format!("{kind} `{id}` is there twice"));
        }
    }

    fn areas(&mut self, labels: Vec<Label>, mut files: BTreeMap<String, AreaFile>) -> Vec<ControlDraft> {
        let mut controls = Vec::new();
        for label in labels {
            self.once("area", &label.id.value, &label.id.place);
            match files.remove(&label.id.value) {
                Some(file) => controls.extend(self.area(label, file)),
                None => self.fault(&label.id.place, format!("area `{}` has no file", label.id.value)),
            }
        }
        for file in files.into_values() {
            self.fault(&file.id.place, format!("area `{}` is not in areas.toml", file.id.value));
        }
        controls
    }

    fn area(&mut self, label: Label, file: AreaFile) -> Vec<ControlDraft> {
        if let Some(place) = &file.twice {
            self.fault(place, format!("area `{}` is there twice", file.id.value));
        }
        let Label { label, label_zh, .. } = label;
        let AreaFile { id, title, title_zh, controls, .. } = file;
        self.catalog.areas.push(Area { id: id.value, title, title_zh, label, label_zh });
        controls
    }

    fn modes(&mut self, files: &[OwnerFile]) {
        for At { value, place } in files.iter().flat_map(|file| &file.modes) {
            self.once("mode", &value.id, place);
            self.modes.insert(value.id.clone(), self.catalog.modes.len());
            self.catalog.modes.push(Mode { index: self.catalog.modes.len(), ..value.clone() });
            if self.catalog.modes.len() == limits::MODES + 1 {
                self.fault(place, "more modes than a catalogue may have");
            }
        }
    }

    fn control(&mut self, draft: ControlDraft) {
        let at = self.catalog.controls.len();
        self.name(&draft.control.id, &draft.place, at);
        for alias in &draft.aliases {
            self.name(&alias.value, &alias.place, at);
        }
        self.check_modes(&draft.modes);
        self.rows.push((draft.place, vec![None; self.catalog.modes.len()]));
        self.catalog.controls.push(draft.control);
    }

    fn name(&mut self, id: &str, place: &Place, at: usize) {
        if self.known.insert(id.to_owned(), at).is_some() {
            self.fault(place, format!("control `{id}` is there twice, as an id or as a former one"));
        }
    }

    pub fn check_modes(&mut self, modes: &[At<String>]) {
        for At { value, place } in modes {
            if !self.modes.contains_key(value) {
                self.fault(place, format!("there is no mode `{value}`"));
            }
        }
    }

    /// The position of a control by its present id.
    pub fn find(&mut self, id: &At<String>) -> Option<usize> {
        let at = self.known.get(&id.value).copied();
        match at.and_then(|at| self.catalog.controls.get(at)).map(|control| control.id.clone()) {
            Some(present) if present == id.value => return at,
            Some(present) => self.fault(&id.place, format!("`{}` is a former id of `{present}`", id.value)),
            None => self.fault(&id.place, format!("there is no control `{}`", id.value)),
        }
        None
    }

    fn framework(&mut self, file: FrameworkFile) {
        self.once("framework", &file.framework.id, &file.place);
        let kind = format!("requirement of {}", file.framework.id);
        let requirements = file.framework.requirements.iter().zip(&file.requirements);
        for (requirement, place) in requirements {
            self.once(&kind, &requirement.id, place);
        }
        for control in &file.controls {
            self.find(control);
        }
        self.catalog.frameworks.push(file.framework);
    }

    fn peer(&mut self, draft: PeerDraft) {
        self.once("peer", &draft.peer.id, &draft.place);
        for control in &draft.controls {
            self.find(control);
        }
        self.catalog.peers.push(draft.peer);
    }
}
