//! Walks an object beside its shape.

use serde_json::{Map, Value};

use super::shape::{Fill, Row, Shape, at};
use crate::KubeVersion;

/// Fills in a shape and everything below it; returns how many values.
pub(super) fn fill(node: &mut Value, shape: &'static Shape, version: KubeVersion) -> usize {
    if !node.is_object() {
        return 0;
    }
    let mut count = 0;
    for row in shape.rows.iter().filter(|row| row.is_in(version)) {
        if row.when.iter().all(|when| when.holds(node)) {
            count += fill_row(node, row);
        }
    }
    for part in shape.parts {
        each(node, part.path, &mut |child| count += fill(child, part.shape, version));
    }
    count
}

/// The rows for a path below a shape.
pub(super) fn find(shape: &'static Shape, path: &str, found: &mut Vec<&'static Row>) {
    found.extend(shape.rows.iter().filter(|row| row.path == path));
    for part in shape.parts {
        let rest = path.strip_prefix(part.path).and_then(|rest| rest.strip_prefix('.'));
        if let Some(rest) = rest {
            find(part.shape, rest, found);
        }
    }
}

/// Calls `see` with the path of every row below a shape.
pub(super) fn walk(shape: &'static Shape, prefix: &str, see: &mut dyn FnMut(String, &'static Row)) {
    for row in shape.rows {
        see(format!("{prefix}{}", row.path), row);
    }
    for part in shape.parts {
        walk(part.shape, &format!("{prefix}{}.", part.path), see);
    }
}

/// Calls `act` with every value at a path; `[]` goes through a list, `null` is passed over.
pub(super) fn each(node: &mut Value, path: &str, act: &mut dyn FnMut(&mut Value)) {
    if path.is_empty() {
        if !node.is_null() {
            act(node);
        }
        return;
    }
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let Some(list) = step.strip_suffix("[]") else {
        return node.get_mut(step).map_or((), |child| each(child, rest, act));
    };
    for item in node.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
        each(item, rest, act);
    }
}

fn fill_row(node: &mut Value, row: &Row) -> usize {
    let value = match row.fill {
        Fill::Text(text) => Some(text.into()),
        Fill::Int(number) | Fill::NonZero(number) => Some(number.into()),
        Fill::Bool(value) => Some(value.into()),
        Fill::Texts(texts) => Some(texts.to_vec().into()),
        Fill::Empty => Some(Value::Object(Map::new())),
        // A test reads every row, so there is no text that is not JSON.
        Fill::Json(text) => serde_json::from_str(text).ok(),
        Fill::CopyOf(from) => at(node, from).filter(|v| !is_nothing(v)).cloned(),
        Fill::MissingFrom(from) => return add_missing(node, from, row.path),
        Fill::Rule(rule) => return rule.apply(node, row.path),
    };
    value.map_or(0, |value| put(node, row.path, value, row.fill))
}

/// Puts a value where none is; returns how many were put.
fn put(node: &mut Value, path: &str, value: Value, fill: Fill) -> usize {
    match slot(node, path) {
        Some(slot) if is_absent(slot, fill) && *slot != value => {
            *slot = value;
            1
        }
        _ => 0,
    }
}

/// Puts a value where none is, or nothing but an empty one.
pub(super) fn put_if_nothing(node: &mut Value, path: &str, value: Value) -> usize {
    match slot(node, path) {
        Some(slot) if is_nothing(slot) => {
            *slot = value;
            1
        }
        _ => 0,
    }
}

/// The place of a path, with mappings on the way made; none where something else is in the way.
pub(super) fn slot<'v>(node: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut node = node;
    for key in path.split('.') {
        if node.is_null() {
            *node = Value::Object(Map::new());
        }
        node = node.as_object_mut()?.entry(key).or_insert(Value::Null);
    }
    Some(node)
}

fn is_absent(value: &Value, fill: Fill) -> bool {
    match fill {
        Fill::Text(_) => value.is_null() || value.as_str() == Some(""),
        Fill::NonZero(_) => value.is_null() || value.as_i64() == Some(0),
        Fill::Texts(_) | Fill::Json(_) => value.is_null() || value.as_array().is_some_and(Vec::is_empty),
        Fill::CopyOf(_) => is_nothing(value),
        _ => value.is_null(),
    }
}

/// Whether a value is what a field of its type is before anything is set.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) => false,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
    }
}

fn add_missing(node: &mut Value, from: &str, to: &str) -> usize {
    let Some(source) = at(node, from).and_then(Value::as_object).filter(|m| !m.is_empty()).cloned() else { return 0 };
    let Some(target) = slot(node, to) else { return 0 };
    if target.is_null() {
        *target = Value::Object(Map::new());
    }
    let Some(target) = target.as_object_mut() else { return 0 };
    let before = target.len();
    for (key, value) in source {
        target.entry(key).or_insert(value);
    }
    target.len() - before
}
