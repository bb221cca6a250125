//! `frameworks/<id>.toml` and `peers.toml`.

use super::area_file::values;
use super::context::At;
use super::reader::Table;
use crate::error::Place;
use crate::framework::{Framework, Peer, Requirement};

/// A framework whose references are not resolved yet.
pub(super) struct FrameworkFile {
    pub framework: Framework,
    pub place: Place,
    pub requirements: Vec<Place>,
    pub controls: Vec<At<String>>,
}

/// A peer whose references are not resolved yet.
pub(super) struct PeerDraft {
    pub peer: Peer,
    pub place: Place,
    pub controls: Vec<At<String>>,
}

pub(super) fn read(table: &Table<'_, '_>) -> FrameworkFile {
    table.only(&["id", "title", "version", "source", "requirement"]);
    let id = table.id("id");
    let rows: Vec<_> = table.tables("requirement").iter().map(requirement).collect();
    let framework = Framework {
        id: id.value,
        title: table.text("title"),
        version: table.text("version"),
        source: table.text("source"),
        requirements: rows.iter().map(|(requirement, ..)| requirement.clone()).collect(),
    };
    let requirements = rows.iter().map(|(_, place, _)| place.clone()).collect();
    let controls = rows.into_iter().flat_map(|(.., controls)| controls).collect();
    FrameworkFile { framework, place: id.place, requirements, controls }
}

fn requirement(table: &Table<'_, '_>) -> (Requirement, Place, Vec<At<String>>) {
    table.only(&["id", "title", "controls", "unchecked"]);
    let (id, controls) = (table.id("id"), table.ids("controls"));
    if controls.is_empty() {
        table.fault("`controls` is missing or empty");
    }
    let (title, unchecked) = (table.text("title"), table.flag("unchecked"));
    (Requirement { id: id.value, title, controls: values(&controls), unchecked }, id.place, controls)
}

pub(super) fn peers(table: &Table<'_, '_>) -> Vec<PeerDraft> {
    table.only(&["peer"]);
    table.tables("peer").iter().map(peer).collect()
}

fn peer(table: &Table<'_, '_>) -> PeerDraft {
    table.only(&["id", "title", "source", "checks"]);
    let id = table.id("id");
    let checks = table.table("checks");
    let checks = checks.as_ref().map(rows).unwrap_or_default();
    let controls = checks.iter().flat_map(|(_, controls)| controls.clone()).collect();
    let checks = checks.into_iter().map(|(check, controls)| (check, values(&controls))).collect();
    let peer = Peer { id: id.value, title: table.text("title"), source: table.text("source"), checks };
    PeerDraft { peer, place: id.place, controls }
}

fn rows(table: &Table<'_, '_>) -> Vec<(String, Vec<At<String>>)> {
    let entries = table.entries().into_iter();
    let mut rows: Vec<_> = entries.map(|(check, list)| (check.value, table.ids_of(list))).collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}
