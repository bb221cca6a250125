//! From texts to a catalogue: read every file, then join them, and report every fault of all of them at once.

mod area_file;
mod context;
mod framework_file;
mod join;
mod join_owners;
mod owner_file;
mod reader;

use std::collections::BTreeMap;

use toml::de::DeTable;

use crate::catalog::Catalog;
use crate::error::{Error, Place};
use crate::limits;
use context::Context;
use reader::Table;

/// What the files say, each reference still with its place.
#[derive(Default)]
struct Draft {
    labels: Vec<area_file::Label>,
    areas: BTreeMap<String, area_file::AreaFile>,
    owners: Vec<owner_file::OwnerFile>,
    frameworks: Vec<framework_file::FrameworkFile>,
    peers: Vec<framework_file::PeerDraft>,
}

impl Catalog {
    /// Reads a catalogue from `(path, text)` pairs; the path decides what a file holds, its order does not matter.
    ///
    /// # Errors
    /// All faults of all files, sorted by place, at most [`limits::ERRORS`] of them.
    pub fn parse<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Vec<Error>> {
        let is_own = |path: &str| path.ends_with(".toml") && !is_translation(path);
        let files: BTreeMap<&str, &str> = files.into_iter().filter(|(path, _)| is_own(path)).collect();
        let mut draft = Draft::default();
        let mut errors = Vec::new();
        for (path, text) in files.iter().take(limits::FILES) {
            errors.extend(draft.read(path, text));
        }
        if let Some((path, _)) = files.iter().nth(limits::FILES) {
            errors.push(Error::new(Place::whole(&(*path).into()), "more files than a catalogue may have"));
        }
        // Joining half a catalogue would bury the cause under missing references.
        let joined = if errors.is_empty() { join::join(draft, &mut errors) } else { Self::default() };
        finish(joined, errors)
    }
}

/// Translations lie in `zh/`, beside the catalogue; they are no part of what it states.
fn is_translation(path: &str) -> bool {
    path.split('/').any(|folder| folder == "zh")
}

fn finish(catalog: Catalog, mut errors: Vec<Error>) -> Result<Catalog, Vec<Error>> {
    if errors.is_empty() {
        return Ok(catalog.index());
    }
    errors.sort();
    errors.dedup();
    errors.truncate(limits::ERRORS);
    Err(errors)
}

impl Draft {
    fn read(&mut self, path: &str, text: &str) -> Vec<Error> {
        let context = Context::new(path, text);
        if text.len() > limits::FILE_BYTES {
            context.fault_whole("larger than a catalogue file may be");
            return context.into_errors();
        }
        let (table, faults) = DeTable::parse_recoverable(text);
        for fault in &faults {
            context.fault(fault.span().map_or(0, |span| span.start), "not valid TOML");
        }
        if faults.is_empty() {
            self.dispatch(path, &Table::top(&context, table.get_ref()));
        }
        context.into_errors()
    }

    fn dispatch(&mut self, path: &str, table: &Table<'_, '_>) {
        let mut parts = path.rsplit('/');
        let (file, folder) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        match (folder, file) {
            ("controls", _) => self.add_area(area_file::read(table)),
            ("responsibility", _) => self.owners.push(owner_file::read(table)),
            ("frameworks", _) => self.frameworks.push(framework_file::read(table)),
            (_, "areas.toml") => self.labels.extend(area_file::labels(table)),
            (_, "peers.toml") => self.peers.extend(framework_file::peers(table)),
            _ => table.fault("no such kind of catalogue file"),
        }
    }

    fn add_area(&mut self, file: area_file::AreaFile) {
        let at = file.id.place.clone();
        let id = file.id.value.clone();
        if let Some(before) = self.areas.insert(id, file) {
            self.areas.entry(before.id.value.clone()).and_modify(|area| area.twice = Some(at));
        }
    }
}
