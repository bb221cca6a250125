//! Type constraints of variables: conversion, and defaults of optional attributes.

use std::sync::Arc;

use crate::terraform::eval::{Env, Run, to_bool, to_number, to_text};
use crate::terraform::syntax::{Expr, Kind};
use crate::value::{Entry, Map, Value};

/// The value as its type wants it. What cannot be converted stays as it is: the rest of it may still be told.
pub(crate) fn convert<'w>(run: &Run<'w>, env: &Env<'w>, value: Value, kind: &Expr) -> Value {
    if value.is_null() || value.why().is_some() {
        return value;
    }
    let at = value.at;
    let converted = match &kind.kind {
        Kind::Name(name) => primitive(&value, name),
        Kind::Str(name) => primitive(&value, name),
        Kind::Call { name, arguments, .. } => match (&**name, &arguments[..]) {
            ("list", [of]) => list(run, env, &value, of),
            ("set", [of]) => set(run, env, &value, of),
            ("map", [of]) => map(run, env, &value, of),
            ("object", [of]) => object(run, env, &value, of),
            ("tuple", [of]) => tuple(run, env, &value, of),
            ("optional", [of, ..]) => convert(run, env, value.clone(), of),
            _ => value.clone(),
        },
        _ => value.clone(),
    };
    if converted.is_failed() { value } else { converted.or_at(at) }
}

fn primitive(value: &Value, name: &str) -> Value {
    match name {
        "string" => to_text(value),
        "number" => to_number(value),
        "bool" => to_bool(value),
        _ => value.clone(),
    }
}

fn items<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Option<Vec<Value>> {
    Some(value.items()?.iter().map(|item| convert(run, env, item.clone(), of)).collect())
}

fn list<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Value {
    items(run, env, value, of).map_or_else(|| value.clone(), Value::list)
}

fn set<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Value {
    items(run, env, value, of).map_or_else(|| value.clone(), super::sets::set)
}

fn map<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Value {
    let Some(map) = value.as_map() else { return value.clone() };
    let one = |(key, entry): (&Arc<str>, &Entry)| {
        let value = convert(run, env, entry.value.clone(), of);
        (Arc::clone(key), Entry { at: entry.at, value })
    };
    Value::map(map.iter().map(one).collect::<Map>())
}

fn tuple<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Value {
    let (Some(items), Kind::Tuple(kinds)) = (value.items(), &of.kind) else { return value.clone() };
    Value::list(items.iter().zip(kinds).map(|(item, kind)| convert(run, env, item.clone(), kind)).collect())
}

/// Attributes that the type does not name are dropped, as Terraform does.
fn object<'w>(run: &Run<'w>, env: &Env<'w>, value: &Value, of: &Expr) -> Value {
    let (Some(map), Kind::Object(fields)) = (value.as_map(), &of.kind) else { return value.clone() };
    let mut made = Map::new();
    for (key, kind) in fields {
        let Kind::Str(name) = &key.kind else { continue };
        let given = map.get(name).filter(|entry| !(entry.value.is_null() && has_default(kind)));
        let entry = match given {
            Some(entry) => Entry { at: entry.at, value: convert(run, env, entry.value.clone(), kind) },
            None => Entry::of(absent(run, env, kind)),
        };
        made.insert(Arc::clone(name), entry);
    }
    Value::map(made)
}

fn optional(kind: &Expr) -> Option<&[Expr]> {
    match &kind.kind {
        Kind::Call { name, arguments, .. } if &**name == "optional" => Some(arguments),
        _ => None,
    }
}

fn has_default(kind: &Expr) -> bool {
    optional(kind).is_some_and(|arguments| arguments.len() == 2)
}

/// The default of an optional attribute, converted to its type in turn.
fn absent<'w>(run: &Run<'w>, env: &Env<'w>, kind: &Expr) -> Value {
    match optional(kind) {
        Some([of, default]) => convert(run, env, run.eval(env, default), of),
        Some(_) => Value::null(),
        None => Value::failed("an attribute is missing that its type wants"),
    }
}
