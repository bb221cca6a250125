//! Functions of maps, and of lists and maps alike.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Out;
use super::arguments::{map, text, texts, wrong};
use super::{lists, strings};
use crate::terraform::eval::to_text;
use crate::value::{Data, Entry, Map, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("length", [of]) => length(of),
        ("keys", [of]) => lists::keys(of),
        ("values", [of]) => map(of).map(|map| Value::list(map.values().map(|entry| entry.value.clone()).collect())),
        ("lookup", [of, key]) => lookup(of, key, None),
        ("lookup", [of, key, default]) => lookup(of, key, Some(default)),
        ("merge", maps) => merge(maps),
        ("coalesce", values) => coalesce(values),
        ("transpose", [of]) => transpose(of),
        _ => return None,
    })
}

fn length(of: &Value) -> Out {
    Ok(Value::int(match &of.data {
        Data::Str(text) => text.chars().count() as u64,
        Data::Seq(items) | Data::Set(items) => items.len() as u64,
        Data::Map(map) => map.len() as u64,
        Data::Json(_) => text(of)?.chars().count() as u64,
        Data::Unknown(_) => return Err(of.derived()),
        _ => return Err(wrong("it has no length")),
    }))
}

fn lookup(of: &Value, key: &Value, default: Option<&Value>) -> Out {
    let (map, key) = (map(of)?, text(key)?);
    let found = map.get(&key).map(|entry| &entry.value).or(default).cloned();
    found.ok_or_else(|| wrong("the map has no such key"))
}

/// Later maps win. A value that is not known may still be among those that win: only a whole map leaves all open.
fn merge(maps: &[Value]) -> Out {
    let mut merged = Map::new();
    for value in maps {
        match &value.data {
            Data::Null => {}
            _ => merged.extend(map(value)?.iter().map(|(key, entry)| (Arc::clone(key), entry.clone()))),
        }
    }
    Ok(Value::map(merged))
}

fn coalesce(values: &[Value]) -> Out {
    let texts = values.iter().any(|value| matches!(value.data, Data::Str(_)));
    for value in values {
        match &value.data {
            Data::Null => {}
            Data::Str(text) if text.is_empty() => {}
            // Known parts make a text that is not empty.
            Data::Unknown(why) if why.partial.is_none() => return Err(value.derived()),
            Data::Number(_) | Data::Bool(_) if texts => return Ok(to_text(value)),
            _ => return Ok(value.clone()),
        }
    }
    Err(wrong("all of the values are null or empty"))
}

fn transpose(of: &Value) -> Out {
    let mut turned: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for (key, entry) in map(of)? {
        for text in texts(&entry.value)? {
            turned.entry(text).or_default().push(Arc::clone(key));
        }
    }
    let entry = |(key, keys)| (key, Entry::of(strings::list(keys)));
    Ok(Value::map(turned.into_iter().map(entry).collect()))
}
