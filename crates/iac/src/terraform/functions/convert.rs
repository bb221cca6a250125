//! Conversions that are asked for.

use std::sync::Arc;

use super::Out;
use super::arguments::{items, map};
use crate::terraform::eval::{hidden, to_bool, to_number, to_text};
use crate::value::{Data, Entry, Map, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("tostring", [of]) => Ok(to_text(of)),
        ("tonumber", [of]) => Ok(to_number(of)),
        ("tobool", [of]) => Ok(to_bool(of)),
        ("tolist", [of]) => list(of),
        ("tomap", [of]) => to_map(of),
        ("list", items) => Ok(Value::list(items.to_vec())),
        ("sensitive", [of]) => Ok(hidden(of.clone(), "it is marked as sensitive")),
        // What was hidden stays so.
        ("nonsensitive" | "ephemeralasnull", [of]) => Ok(of.clone()),
        ("issensitive", [_]) => return None,
        _ => return None,
    })
}

fn passes(of: &Value) -> bool {
    of.is_null() || of.why().is_some()
}

fn list(of: &Value) -> Out {
    if passes(of) { Ok(of.clone()) } else { items(of).map(|items| Value::list(one_type(items.to_vec()))) }
}

fn to_map(of: &Value) -> Out {
    if passes(of) {
        return Ok(of.clone());
    }
    let map = map(of)?;
    let values = one_type(map.values().map(|entry| entry.value.clone()).collect());
    let entry = |((key, entry), value): ((&Arc<str>, &Entry), Value)| (Arc::clone(key), Entry { at: entry.at, value });
    Ok(Value::map(map.iter().zip(values).map(entry).collect::<Map>()))
}

/// Texts, numbers and booleans side by side become texts.
fn one_type(items: Vec<Value>) -> Vec<Value> {
    let texts = items.iter().any(|item| matches!(item.data, Data::Str(_)));
    let primitive = |item: &Value| matches!(item.data, Data::Str(_) | Data::Number(_) | Data::Bool(_));
    if texts && items.iter().all(primitive) { items.iter().map(to_text).collect() } else { items }
}
