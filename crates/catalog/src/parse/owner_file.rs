//! `responsibility/<provider>.toml`: modes, owners, and the documents behind them.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::area_file::values;
use super::context::At;
use super::reader::Table;
use crate::types::{Mode, Note, Owner, Source};

/// One provider's file.
pub(super) struct OwnerFile {
    pub modes: Vec<At<Mode>>,
    pub sources: Vec<At<Source>>,
    pub notes: Vec<NoteDraft>,
    pub owners: Vec<(At<String>, Cell)>,
}

/// The owners that one line gives.
pub(super) enum Cell {
    /// One owner for every mode of the file.
    Every(Owner),
    /// An owner per mode.
    Each(BTreeMap<String, At<Owner>>),
}

/// A note whose references are not resolved yet.
pub(super) struct NoteDraft {
    pub note: Note,
    pub place: crate::error::Place,
    pub controls: Vec<At<String>>,
    pub modes: Vec<At<String>>,
    pub sources: Vec<At<String>>,
}

pub(super) fn read(table: &Table<'_, '_>) -> OwnerFile {
    table.only(&["mode", "source", "note", "owner"]);
    let modes: Vec<_> = table.tables("mode").iter().map(read_mode).collect();
    let all: Vec<_> = modes.iter().map(|mode| mode.value.id.clone()).collect();
    let owners = table.table("owner");
    if owners.is_none() {
        table.fault("`owner` is missing");
    }
    OwnerFile {
        sources: table.tables("source").iter().map(read_source).collect(),
        notes: table.tables("note").iter().map(|note| read_note(note, &all)).collect(),
        owners: owners.map(|table| read_owners(&table)).unwrap_or_default(),
        modes,
    }
}

fn read_mode(table: &Table<'_, '_>) -> At<Mode> {
    table.only(&["id", "title", "title_zh", "provider", "vendor", "service", "compute"]);
    let id = table.id("id");
    let mode = Mode {
        id: id.value,
        title: table.text("title"),
        title_zh: table.text("title_zh"),
        provider: table.text_opt("provider"),
        vendor: table.text_opt("vendor"),
        service: table.text("service"),
        compute: table.text("compute"),
        index: 0,
    };
    At { value: mode, place: id.place }
}

fn read_source(table: &Table<'_, '_>) -> At<Source> {
    table.only(&["id", "title", "url", "opened", "edition"]);
    let id = table.id("id");
    let source = Source {
        id: id.value,
        title: table.text("title"),
        url: table.text_opt("url"),
        opened: table.text_opt("opened"),
        edition: table.text_opt("edition"),
    };
    At { value: source, place: id.place }
}

fn read_note(table: &Table<'_, '_>, all: &[String]) -> NoteDraft {
    table.only(&["controls", "modes", "text", "sources", "since", "verified"]);
    let (controls, modes, sources) = (table.ids("controls"), table.ids("modes"), table.ids("sources"));
    if controls.is_empty() {
        table.fault("`controls` is missing or empty");
    }
    let note = Note {
        controls: values(&controls),
        modes: if modes.is_empty() { all.to_vec() } else { values(&modes) },
        text: table.text_opt("text"),
        sources: values(&sources),
        since: table.text_opt("since"),
        verified: table.flag("verified"),
    };
    NoteDraft { note, place: table.place(), controls, modes, sources }
}

fn read_owners(table: &Table<'_, '_>) -> Vec<(At<String>, Cell)> {
    let rows = table.entries().into_iter();
    rows.filter_map(|(control, value)| Some((control, read_cell(table, value)?))).collect()
}

fn read_cell<'a, 'd>(table: &Table<'a, 'd>, value: &'a Spanned<DeValue<'d>>) -> Option<Cell> {
    if value.get_ref().is_str() {
        return table.word_of(value).map(Cell::Every);
    }
    let cells = table.table_of(value)?.entries().into_iter();
    let owner = |(mode, value): (At<String>, &_)| {
        let owner = table.word_of(value)?;
        Some((mode.value, At { value: owner, place: mode.place }))
    };
    Some(Cell::Each(cells.filter_map(owner).collect()))
}
