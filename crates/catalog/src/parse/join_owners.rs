//! Owners for every control in every mode, and the notes that say why.

use super::context::At;
use super::join::Join;
use super::owner_file::{Cell, NoteDraft, OwnerFile};
use crate::error::Place;
use crate::types::{Control, Owner};

impl Join<'_> {
    pub fn owner_file(&mut self, file: OwnerFile) {
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

    pub fn fill_owners(&mut self) {
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
}
