//! Arguments as the types that functions want.

use std::sync::Arc;

use crate::number::Number;
use crate::terraform::eval::{to_bool, to_number, to_text};
use crate::value::{Data, Map, Value};

/// What stands for the result where an argument is not what is wanted.
fn refused(value: &Value, wanted: &str) -> Value {
    match value.why() {
        Some(_) => value.derived(),
        None if value.is_null() => Value::failed(format!("it is null where {wanted} is needed")),
        None => Value::failed(format!("{wanted} is needed")),
    }
}

pub(super) fn wrong(reason: &str) -> Value {
    Value::failed(reason)
}

pub(super) fn text(value: &Value) -> Result<Arc<str>, Value> {
    let text = to_text(value);
    // JSON that holds unknown parts is no text yet.
    text.as_str().ok_or_else(|| refused(value.hole().unwrap_or(value), "a text"))
}

pub(super) fn number(value: &Value) -> Result<Number, Value> {
    match to_number(value).data {
        Data::Number(number) => Ok(number),
        _ => Err(refused(value, "a number")),
    }
}

pub(super) fn int(value: &Value) -> Result<i128, Value> {
    number(value)?.as_int().ok_or_else(|| wrong("a whole number is needed"))
}

pub(super) fn size(value: &Value) -> Result<usize, Value> {
    usize::try_from(int(value)?).map_err(|_| wrong("a number of items is needed"))
}

pub(super) fn flag(value: &Value) -> Result<bool, Value> {
    match to_bool(value).data {
        Data::Bool(flag) => Ok(flag),
        _ => Err(refused(value, "true or false")),
    }
}

pub(super) fn items(value: &Value) -> Result<&[Value], Value> {
    value.items().ok_or_else(|| refused(value, "a list or set"))
}

pub(super) fn map(value: &Value) -> Result<&Map, Value> {
    value.as_map().ok_or_else(|| refused(value, "a map or object"))
}

/// Texts of a list, all known.
pub(super) fn texts(value: &Value) -> Result<Vec<Arc<str>>, Value> {
    items(value)?.iter().map(text).collect()
}
