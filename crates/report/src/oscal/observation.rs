//! Observations: one for each entry of a listing, and one for each requirement that tells what it rests on.

use plimsoll_engine::{PlaceIn, RequirementAnswer, Standing, WaivedBy};
use serde_json::{Value, json};
use uuid::Uuid;

use super::Frame;
use super::subject::{estate, reference};
use super::value::{prop, put};
use crate::concise;
use crate::entry::Entry;
use crate::md::escape::{code, plain};
use crate::words::EN;

/// What an entry says, with the places that show it.
pub(super) fn of_entry(frame: &Frame<'_>, id: Uuid, entry: &Entry<'_>) -> Value {
    let mut out = json!({ "uuid": id, "title": title(entry), "description": plain(&entry.sentence()) });
    put(&mut out, "props", props(entry));
    out["methods"] = json!(["EXAMINE"]);
    out["types"] = json!([if entry.finding().is_some() { "finding" } else { "discovery" }]);
    out["origins"] = frame.origins();
    out["subjects"] = json!([reference(entry)]);
    put(&mut out, "relevant-evidence", evidence(entry));
    out["collected"] = frame.time.into();
    if let Some(remedy) = entry.remedy() {
        out["remarks"] = plain(remedy).into();
    }
    out
}

fn title(entry: &Entry<'_>) -> String {
    let what = entry.finding().map_or_else(|| entry.check().unwrap_or_default(), |f| &f.title);
    if what.is_empty() { entry.state().to_owned() } else { format!("{}: {}", entry.state(), plain(what)) }
}

fn props(entry: &Entry<'_>) -> Vec<Value> {
    let (finding, subject) = (entry.finding(), entry.subject());
    let own = |name, value: Option<&str>| value.and_then(|v| prop(name, v));
    let parts = [
        prop("state", entry.state()),
        own("check", entry.check()),
        own("severity", finding.map(|f| f.severity.as_str())),
        own("confidence", finding.map(|f| EN.confidence(f.confidence))),
        own("owner", finding.and_then(|f| f.owner).map(|o| o.as_str())),
        own("container", subject.and_then(|s| s.container.as_deref())),
        own("template", subject.and_then(|s| s.template.as_deref())),
        own("fingerprint", finding.map(|f| f.fingerprint.as_str())),
    ];
    parts.into_iter().flatten().chain(waiver(entry)).collect()
}

fn waiver(entry: &Entry<'_>) -> Vec<Value> {
    let Entry::Waived(waived) = entry else { return Vec::new() };
    let parts = [
        prop("waived-in", &format!("{}:{}", waived.file, waived.line)),
        prop("waived-by", waived_by(waived.by)),
        prop("waiver-reason", &waived.reason),
        prop("waiver-owner", waived.owner.as_deref().unwrap_or_default()),
        prop("waiver-until", waived.until.as_deref().unwrap_or_default()),
    ];
    parts.into_iter().flatten().collect()
}

fn waived_by(by: WaivedBy) -> &'static str {
    match by {
        WaivedBy::File => "file",
        WaivedBy::Inline => "inline",
        WaivedBy::Trivy => "trivy",
        WaivedBy::Checkov => "checkov",
        WaivedBy::KubeLinter => "kube-linter",
        WaivedBy::Kubescape => "kubescape",
        WaivedBy::Hadolint => "hadolint",
    }
}

/// Every place of a finding, else the one place of the entry.
fn evidence(entry: &Entry<'_>) -> Vec<Value> {
    let places: Vec<&PlaceIn> = match entry.finding() {
        Some(finding) => finding.places.iter().collect(),
        None => entry.place().into_iter().collect(),
    };
    if !places.is_empty() {
        return places.into_iter().map(place).collect();
    }
    let shown = concise::place(entry.at()).zip(entry.at().file);
    shown.map(|(at, file)| json!({ "href": crate::uri::path(file), "description": code(&at) })).into_iter().collect()
}

/// A place: the file as an address, the line and the column in words and as properties.
fn place(place: &PlaceIn) -> Value {
    let at = format!("{}:{}:{}", place.file, place.line, place.column);
    let note = if place.note.is_empty() { String::new() } else { format!(" {}", plain(&place.note)) };
    let mut out = json!({ "href": crate::uri::path(&place.file), "description": format!("{}{note}", code(&at)) });
    let parts = [
        prop("line", &place.line.to_string()),
        prop("column", &place.column.to_string()),
        prop("path", &place.path),
        place.missing.then(|| prop("missing", "yes")).flatten(),
    ];
    put(&mut out, "props", parts.into_iter().flatten().collect());
    out
}

/// What a requirement rests on: how many subjects hold, have a gap or cannot be told.
pub(super) fn of_requirement(frame: &Frame<'_>, id: Uuid, requirement: &RequirementAnswer<'_>) -> Value {
    let sum = |f: fn(&plimsoll_engine::ControlAnswer<'_>) -> u64| requirement.controls.iter().map(f).sum::<u64>();
    let (passed, gaps, unknown) = (sum(|c| c.passed), sum(|c| c.gaps), sum(|c| c.unknown));
    let looked = passed + gaps + unknown > 0;
    let told = format!("{passed} verdicts hold, {gaps} are gaps, {unknown} could not be given.{}", doubt(requirement));
    let parts = [
        prop("state", frame.state(requirement.state)),
        prop("passed", &passed.to_string()),
        prop("gaps", &gaps.to_string()),
        prop("unknown", &unknown.to_string()),
    ];
    let mut out = json!({ "uuid": id, "title": format!("{} {}", plain(requirement.id), plain(requirement.title)) });
    out["description"] = told.into();
    put(&mut out, "props", parts.into_iter().flatten().collect());
    out["methods"] = json!([if looked { "EXAMINE" } else { "UNKNOWN" }]);
    out["types"] = json!(["control-objective"]);
    out["origins"] = frame.origins();
    out["subjects"] = json!([{ "subject-uuid": estate(), "type": "component" }]);
    out["collected"] = frame.time.into();
    out
}

/// Why no finding follows from it.
fn doubt(requirement: &RequirementAnswer<'_>) -> &'static str {
    match requirement.state {
        Standing::Theirs => " It is not yours in these modes: this input proves nothing of it, and no finding follows.",
        Standing::NotApplicable => " Its object does not exist in these modes, and no finding follows.",
        Standing::Open | Standing::Unseen | Standing::Closed => "",
    }
}
