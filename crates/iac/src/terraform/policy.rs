//! `aws_iam_policy_document`: its blocks as the JSON that the provider makes of them, with the places of the blocks.

use std::sync::Arc;

use crate::value::{Data, Entry, Map, Place, Value};

/// The type of the data source, as addresses have it.
pub(crate) const KIND: &str = "data.aws_iam_policy_document";

/// The version that the provider writes where none is given.
const VERSION: &str = "2012-10-17";

/// The same of Google Cloud: a document of grants.
pub(crate) const GRANTS: &str = "data.google_iam_policy";

/// What `google_iam_policy` gives: its bindings as a document.
pub(crate) fn grants(body: &Map) -> Value {
    let (mut made, mut map) = (Map::new(), body.clone());
    if let Some(bindings) = body.get("binding") {
        made.insert("bindings".into(), bindings.clone());
    }
    map.insert("policy_data".into(), Entry::of(Data::Json(Arc::new(Value::map(made))).into()));
    Value::map(map)
}

/// What the data source gives: its document under each of its names.
pub(crate) fn attributes(body: &Map) -> Value {
    let json: Value = Data::Json(Arc::new(document(body))).into();
    let mut map = body.clone();
    for name in ["json", "minified_json"] {
        map.insert(name.into(), Entry::of(json.clone()));
    }
    Value::map(map)
}

fn document(body: &Map) -> Value {
    let mut made = Map::new();
    let (own, version) = (statements(body), body.get("version").filter(|entry| !entry.value.is_null()));
    copy(&mut made, body, "policy_id", "Id");
    made.insert("Version".into(), version.cloned().unwrap_or_else(|| Entry::of(Value::string(VERSION))));
    let mut all = Vec::new();
    for inner in documents(body, ["source_json", "source_policy_documents"]) {
        lay_over(&mut all, inner);
    }
    lay_over(&mut all, own);
    for inner in documents(body, ["override_json", "override_policy_documents"]) {
        lay_over(&mut all, inner);
    }
    let at = body.get("statement").map_or(Place::NOWHERE, |entry| entry.at);
    made.insert("Statement".into(), Entry { at, value: Value::list(all).at(at) });
    Value::map(made)
}

/// Statements replace those before them that have the same name.
fn lay_over(all: &mut Vec<Value>, statements: Vec<Value>) {
    for statement in statements {
        let same = all.iter().position(|other| sid(other).is_some() && sid(other) == sid(&statement));
        match same {
            Some(at) => all[at] = statement,
            None => all.push(statement),
        }
    }
}

fn sid(statement: &Value) -> Option<Arc<str>> {
    statement.as_map()?.get("Sid")?.value.as_str().filter(|sid| !sid.is_empty())
}

/// The statements of each document that is named; one that cannot be told stands for statements that cannot.
fn documents(body: &Map, names: [&str; 2]) -> Vec<Vec<Value>> {
    let entries = names.iter().filter_map(|name| body.get(*name)).map(|entry| &entry.value);
    let single = |value: &Value| value.items().map_or_else(|| vec![value.clone()], <[Value]>::to_vec);
    entries.filter(|value| !value.is_null()).flat_map(single).map(|document| inner(&document)).collect()
}

fn inner(document: &Value) -> Vec<Value> {
    let whole = match &document.data {
        Data::Json(inner) => Value::clone(inner),
        Data::Str(text) if text.is_empty() => return Vec::new(),
        _ => super::text::structure(document.clone()),
    };
    match whole.as_map().and_then(|map| map.get("Statement")).map(|entry| &entry.value) {
        Some(list) if list.items().is_some() => list.items().unwrap_or_default().to_vec(),
        Some(one) => vec![one.clone()],
        None if whole.is_null() => Vec::new(),
        None => vec![whole],
    }
}

fn statements(body: &Map) -> Vec<Value> {
    let blocks = body.get("statement").and_then(|entry| entry.value.items()).unwrap_or_default();
    blocks.iter().map(|block| block.as_map().map_or_else(|| block.clone(), |map| statement(map).at(block.at))).collect()
}

fn statement(block: &Map) -> Value {
    let mut made = Map::new();
    copy(&mut made, block, "sid", "Sid");
    copy(&mut made, block, "effect", "Effect");
    made.entry("Effect".into()).or_insert_with(|| Entry::of(Value::string("Allow")));
    let lists = [
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ];
    for (from, to) in lists {
        if let Some(entry) = block.get(from).filter(|entry| is_given(&entry.value)) {
            made.insert(to.into(), Entry { at: entry.at, value: short(&entry.value) });
        }
    }
    for (from, to) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        if let Some(entry) = block.get(from).filter(|entry| is_given(&entry.value)) {
            made.insert(to.into(), Entry { at: entry.at, value: principals(&entry.value) });
        }
    }
    if let Some(entry) = block.get("condition").filter(|entry| is_given(&entry.value)) {
        made.insert("Condition".into(), Entry { at: entry.at, value: conditions(&entry.value) });
    }
    Value::map(made)
}

fn is_given(value: &Value) -> bool {
    !value.is_null() && value.items().is_none_or(|items| !items.is_empty())
}

fn copy(made: &mut Map, from: &Map, name: &str, to: &str) {
    let given = from.get(name).filter(|entry| !entry.value.is_null());
    if let Some(entry) = given.filter(|entry| entry.value.as_str().is_none_or(|text| !text.is_empty())) {
        made.insert(to.into(), entry.clone());
    }
}

/// A list of one is written as its item.
fn short(value: &Value) -> Value {
    match value.items() {
        Some([only]) => only.clone().or_at(value.at),
        Some(items) => Value::list(items.to_vec()).at(value.at),
        None => value.clone(),
    }
}

fn principals(blocks: &Value) -> Value {
    let mut made = Map::new();
    for block in blocks.items().unwrap_or_default() {
        let Some(map) = block.as_map() else { return block.clone() };
        let Some((kind, identifiers)) = map.get("type").zip(map.get("identifiers")) else { continue };
        let Some(name) = kind.value.as_str() else { return kind.value.derived().at(block.at) };
        let all = short(&identifiers.value);
        if &*name == "*" && all.as_str().as_deref() == Some("*") {
            return all;
        }
        add(&mut made, name, kind.value.at, &identifiers.value);
    }
    Value::map(made).at(blocks.at)
}

/// Blocks of the same name are joined.
fn add(made: &mut Map, name: Arc<str>, at: Place, values: &Value) {
    let before = made.get(&name).map(|entry| entry.value.clone());
    let value = match (before.as_ref().map(many), values.items()) {
        (Some(before), Some(items)) => Value::list([before, items.to_vec()].concat()).at(values.at),
        _ => short(values),
    };
    made.insert(name, Entry { at, value });
}

fn many(value: &Value) -> Vec<Value> {
    value.items().map_or_else(|| vec![value.clone()], <[Value]>::to_vec)
}

fn conditions(blocks: &Value) -> Value {
    let mut made: std::collections::BTreeMap<Arc<str>, (Place, Map)> = std::collections::BTreeMap::new();
    for block in blocks.items().unwrap_or_default() {
        let Some(map) = block.as_map() else { return block.clone() };
        let text = |name: &str| map.get(name).map(|entry| &entry.value);
        let (Some(test), Some(variable), Some(values)) = (text("test"), text("variable"), text("values")) else {
            continue;
        };
        let (Some(name), Some(key)) = (test.as_str(), variable.as_str()) else { return test.derived().at(block.at) };
        let (_, inner) = made.entry(name).or_insert_with(|| (test.at, Map::new()));
        add(inner, key, variable.at, values);
    }
    let entry = |(name, (at, inner))| (name, Entry { at, value: Value::map(inner).at(at) });
    Value::map(made.into_iter().map(entry).collect()).at(blocks.at)
}
