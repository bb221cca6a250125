//! What was looked at: one inventory item an object, so that every observation names something that the document holds.

use std::collections::BTreeMap;

use plimsoll_engine::{Assessment, Subject};
use serde_json::{Value, json};
use uuid::Uuid;

use super::ids;
use super::value::{prop, put};
use crate::entry::{self, Entry};
use crate::md::escape::code;

/// The estate as a whole.
pub(super) fn estate() -> Uuid {
    ids::id("component", "estate")
}

/// What makes an object: its file too, since two files may name alike.
fn key(entry: &Entry<'_>, subject: &Subject) -> String {
    let file = entry.at().file.unwrap_or_default();
    let namespace = subject.namespace.as_deref().unwrap_or_default();
    [file, &subject.group, &subject.kind, namespace, &subject.name].join("\u{0}")
}

/// A subject that is the estate itself is no item of its inventory.
fn item(entry: &Entry<'_>) -> Option<(Uuid, Value)> {
    let subject = entry.subject().filter(|s| s.kind != "Cluster")?;
    let id = ids::id("object", &key(entry, subject));
    let parts = [
        prop("kind", &subject.kind),
        prop("group", &subject.group),
        prop("namespace", subject.namespace.as_deref().unwrap_or_default()),
        prop("name", &subject.name),
        prop("file", entry.at().file.unwrap_or_default()),
    ];
    let mut item = json!({ "uuid": id, "description": code(&subject.title()) });
    put(&mut item, "props", parts.into_iter().flatten().collect());
    item["implemented-components"] = json!([{ "component-uuid": estate() }]);
    Some((id, item))
}

/// Every object that a verdict speaks of, once.
pub(super) fn inventory(assessment: &Assessment) -> Vec<Value> {
    entry::all(assessment).filter_map(|e| item(&e)).collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The subject of an observation: the object, else the estate.
pub(super) fn reference(entry: &Entry<'_>) -> Value {
    let object = entry.subject().filter(|s| s.kind != "Cluster");
    match object {
        Some(subject) => {
            let id = ids::id("object", &key(entry, subject));
            json!({ "subject-uuid": id, "type": "inventory-item", "title": code(&subject.to_string()) })
        }
        None => json!({ "subject-uuid": estate(), "type": "component" }),
    }
}
