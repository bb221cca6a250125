//! Conversions between primitive types, as Terraform makes them without being asked.

use std::sync::Arc;

use crate::number::Number;
use crate::value::{Data, Value};

/// A string out of a primitive.
pub(crate) fn to_text(value: &Value) -> Value {
    let data = match &value.data {
        Data::Bool(flag) => Data::Str(flag.to_string().into()),
        Data::Number(number) => Data::Str(number.to_string().into()),
        Data::Seq(_) | Data::Set(_) | Data::Map(_) => {
            return Value::failed("a list, set, map or object stands where a text is needed");
        }
        _ => return value.clone(),
    };
    Value::new(data, value.at)
}

/// A number out of a number or a text.
pub(crate) fn to_number(value: &Value) -> Value {
    match &value.data {
        Data::Str(text) => match Number::parse(text) {
            Some(number) => Value::new(Data::Number(number), value.at),
            None => Value::failed("a number is needed"),
        },
        Data::Number(_) | Data::Null | Data::Failed(_) => value.clone(),
        Data::Unknown(_) => value.derived(),
        _ => Value::failed("a number is needed"),
    }
}

/// A boolean out of a boolean or a text.
pub(crate) fn to_bool(value: &Value) -> Value {
    match &value.data {
        Data::Str(text) => match &**text {
            "true" | "1" => Value::new(Data::Bool(true), value.at),
            "false" | "0" => Value::new(Data::Bool(false), value.at),
            _ => Value::failed("true or false is needed"),
        },
        Data::Bool(_) | Data::Null | Data::Failed(_) => value.clone(),
        Data::Unknown(_) => value.derived(),
        _ => Value::failed("true or false is needed"),
    }
}

/// The boolean that a value is, or what it is instead.
pub(crate) fn truth(value: &Value) -> Result<bool, Value> {
    match to_bool(value) {
        Value { data: Data::Bool(flag), .. } => Ok(flag),
        Value { data: Data::Null, .. } => Err(Value::failed("it is null where true or false is needed")),
        other => Err(other),
    }
}

/// Whether both values are of one type, as far as their own form tells.
pub(crate) fn alike(a: &Value, b: &Value) -> bool {
    use Data::{Bool, Json, Map, Number, Seq, Set, Str};
    matches!(
        (&a.data, &b.data),
        (Bool(_), Bool(_))
            | (Number(_), Number(_))
            | (Str(_) | Json(_), Str(_) | Json(_))
            | (Seq(_), Seq(_))
            | (Set(_), Set(_))
            | (Map(_), Map(_))
    )
}

/// A shared text out of anything that a key may be.
pub(crate) fn key_text(value: &Value) -> Option<Arc<str>> {
    to_text(value).as_str()
}
