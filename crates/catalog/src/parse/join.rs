//! Joins the files: order, references, owners for every mode, and what may be said only once.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Draft;
use super::area_file::{AreaFile, ControlDraft, Label};
use super::framework_file::{FrameworkFile, PeerDraft};
use super::owner_file::{Cell, NoteDraft, OwnerFile};
use super::reader::At;
use crate::catalog::Catalog;
use crate::error::{Error, Place};
use crate::limits;
use crate::types::{Area, Control, Mode, Owner};

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

struct Join<'e> {
    errors: &'e mut Vec<Error>,
    catalog: Catalog,
    /// Ids and former ids of controls, with the position of the control.
    known: HashMap<String, usize>,
    /// Where each control stands, and its owners as far as known.
    rows: Vec<(Place, Vec<Option<Owner>>)>,
    /// Everything else that may be said only once, as `kind id`.
    taken: HashSet<String>,
    modes: HashMap<String, usize>,
    opened: HashMap<String, bool>,
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

    fn fault(&mut self, place: &Place, message: impl Into<String>) {
        self.errors.push(Error::new(place.clone(), message));
    }

    /// Notes that an id is taken; a second claim is a fault.
    fn once(&mut self, kind: &str, id: &str, place: &Place) {
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

    fn check_modes(&mut self, modes: &[At<String>]) {
        for At { value, place } in modes {
            if !self.modes.contains_key(value) {
                self.fault(place, format!("there is no mode `{value}`"));
            }
        }
    }

    /// The position of a control by its present id.
    fn find(&mut self, id: &At<String>) -> Option<usize> {
        let at = self.known.get(&id.value).copied();
        match at.and_then(|at| self.catalog.controls.get(at)).map(|control| control.id.clone()) {
            Some(present) if present == id.value => return at,
            Some(present) => self.fault(&id.place, format!("`{}` is a former id of `{present}`", id.value)),
            None => self.fault(&id.place, format!("there is no control `{}`", id.value)),
        }
        None
    }

    fn owner_file(&mut self, file: OwnerFile) {
        for source in file.sources {
            self.once("source", &source.value.id, &source.place);
            self.opened.insert(source.value.id.clone(), source.value.opened.is_some());
            self.catalog.sources.push(source.value);
        }
        let modes: Vec<_> = file.modes.into_iter().map(|mode| mode.value.id).collect();
        for (control, cell) in file.owners {
            if let Some(at) = self.find(&control) {
                self.row(at, &control.place, cell, &modes);
            }
        }
        file.notes.into_iter().for_each(|note| self.note(note));
    }

    fn row(&mut self, at: usize, place: &Place, cell: Cell, modes: &[String]) {
        match cell {
            Cell::Every(owner) => modes.iter().for_each(|mode| self.set(at, mode, owner)),
            Cell::Each(cells) => {
                for (mode, At { value: owner, place }) in cells {
                    match modes.contains(&mode) {
                        true => self.set(at, &mode, owner),
                        false => self.fault(&place, format!("`{mode}` is no mode of this file")),
                    }
                }
            }
        }
        self.rows[at].0 = place.clone();
    }

    fn set(&mut self, at: usize, mode: &str, owner: Owner) {
        let cell = self.modes.get(mode).and_then(|&mode| self.rows[at].1.get_mut(mode));
        if let Some(cell) = cell {
            *cell = Some(owner);
        }
    }

    fn fill_owners(&mut self) {
        for (at, (place, owners)) in std::mem::take(&mut self.rows).into_iter().enumerate() {
            let missing: Vec<_> = owners.iter().zip(&self.catalog.modes).filter(|(owner, _)| owner.is_none()).collect();
            let missing: Vec<_> = missing.into_iter().map(|(_, mode)| mode.id.clone()).collect();
            let control: &mut Control = &mut self.catalog.controls[at];
            control.owners = owners.into_iter().map(|owner| owner.unwrap_or(Owner::NotApplicable)).collect();
            let id = control.id.clone();
            for mode in missing {
                self.fault(&place, format!("control `{id}` has no owner in mode `{mode}`"));
            }
        }
    }

    fn note(&mut self, draft: NoteDraft) {
        self.check_modes(&draft.modes);
        for control in &draft.controls {
            self.find(control);
        }
        for source in draft.sources.iter().filter(|source| !source.value.is_empty()) {
            if !self.opened.contains_key(&source.value) {
                self.fault(
                    &source.place,
                    format!("there is no source `{}` in this file or an earlier one", source.value),
                );
            }
        }
        let opened = |source: &At<String>| self.opened.get(&source.value).copied().unwrap_or(false);
        if draft.note.verified && !draft.sources.iter().any(opened) {
            self.fault(&draft.place, "verified, but none of its sources has been opened");
        }
        self.catalog.notes.push(draft.note);
    }

    fn framework(&mut self, file: FrameworkFile) {
        self.once("framework", &file.framework.id, &file.place);
        let requirements = file.framework.requirements.iter().zip(&file.requirements);
        for (requirement, place) in requirements {
            self.once(&format!("requirement {} of", file.framework.id), &requirement.id, place);
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
