//! `controls/<area>.toml` and `areas.toml`.

use super::context::At;
use super::reader::Table;
use crate::error::Place;
use crate::limits;
use crate::types::{Control, Evidence, Severity, SeverityWhen};

/// Order and labels of an area, from `areas.toml`.
pub(super) struct Label {
    pub id: At<String>,
    pub label: String,
    pub label_zh: String,
}

/// One area and its controls.
pub(super) struct AreaFile {
    pub id: At<String>,
    pub title: String,
    pub title_zh: String,
    pub controls: Vec<ControlDraft>,
    /// Where a second file claims the same area.
    pub twice: Option<Place>,
}

/// A control whose references are not resolved yet.
pub(super) struct ControlDraft {
    pub control: Control,
    pub place: Place,
    pub aliases: Vec<At<String>>,
    pub modes: Vec<At<String>>,
}

pub(super) fn labels(table: &Table<'_, '_>) -> Vec<Label> {
    table.only(&["area"]);
    table.tables("area").iter().map(label).collect()
}

fn label(table: &Table<'_, '_>) -> Label {
    table.only(&["id", "label", "label_zh"]);
    let read = Label { id: table.id("id"), label: table.text("label"), label_zh: table.text("label_zh") };
    if read.label.chars().count() > limits::LABEL_CHARS {
        table.fault(format!("label is longer than {} characters", limits::LABEL_CHARS));
    }
    read
}

pub(super) fn read(table: &Table<'_, '_>) -> AreaFile {
    table.only(&["area", "control"]);
    let controls = table.tables("control");
    let Some(area) = table.table("area") else {
        table.fault("`area` is missing");
        return empty(table.place());
    };
    area.only(&["id", "title", "title_zh"]);
    let id = area.id("id");
    let controls = controls.iter().map(|control| read_control(control, &id.value)).collect();
    AreaFile { id, title: area.text("title"), title_zh: area.text("title_zh"), controls, twice: None }
}

fn empty(place: Place) -> AreaFile {
    let id = At { value: String::new(), place };
    AreaFile { id, title: String::new(), title_zh: String::new(), controls: Vec::new(), twice: None }
}

const CONTROL: [&str; 10] =
    ["id", "title", "title_zh", "severity", "statement", "evidence", "remediation", "aliases", "note", "severity_when"];

fn read_control(table: &Table<'_, '_>, area: &str) -> ControlDraft {
    table.only(&CONTROL);
    let id = table.id("id");
    let aliases = table.ids("aliases");
    let (severity_when, modes) = table.tables("severity_when").iter().map(read_when).unzip::<_, _, Vec<_>, Vec<_>>();
    let control = Control {
        id: id.value,
        area: area.to_owned(),
        title: table.text("title"),
        title_zh: table.text("title_zh"),
        severity: table.word("severity").unwrap_or(Severity::Info),
        statement: table.text_opt("statement"),
        evidence: read_evidence(table),
        remediation: table.text("remediation"),
        aliases: values(&aliases),
        note: table.text_opt("note"),
        severity_when: severity_when.into_iter().flatten().collect(),
        owners: Vec::new(),
    };
    ControlDraft { control, place: id.place, aliases, modes: modes.into_iter().flatten().collect() }
}

fn read_evidence(table: &Table<'_, '_>) -> Vec<Evidence> {
    let rows = table.tables("evidence");
    if rows.is_empty() {
        table.fault("`evidence` is missing or empty");
    }
    rows.iter().filter_map(evidence).collect()
}

fn evidence(table: &Table<'_, '_>) -> Option<Evidence> {
    table.only(&["source", "detail", "service", "confirms"]);
    let (detail, service) = (table.text("detail"), table.text_opt("service"));
    let confirms = table.flag("confirms");
    table.word("source").map(|source| Evidence { source, detail, service, confirms })
}

fn read_when(table: &Table<'_, '_>) -> (Option<SeverityWhen>, Vec<At<String>>) {
    table.only(&["modes", "severity", "reason"]);
    let modes = table.ids("modes");
    let reason = table.text("reason");
    let severity = table.word("severity");
    (severity.map(|severity| SeverityWhen { modes: values(&modes), severity, reason }), modes)
}

/// The bare values.
pub(super) fn values(list: &[At<String>]) -> Vec<String> {
    list.iter().map(|at| at.value.clone()).collect()
}
