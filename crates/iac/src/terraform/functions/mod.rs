//! Terraform's functions.

use std::sync::Arc;

use plimsoll_syntax::Unknown;

use super::eval::{Env, Run, to_bool, to_number, to_text};
use super::sets;
use super::syntax::Expr;
use crate::value::{Data, Map, Value};

/// Calls a function with expressions, since `try` and `can` look at what fails.
pub(crate) fn call<'w>(run: &Run<'w>, env: &Env<'w>, name: &str, arguments: &[Expr], expanded: bool) -> Value {
    let name = name.strip_prefix("core::").unwrap_or(name);
    match name {
        "try" => return tried(run, env, arguments),
        "can" => return can(run, env, arguments),
        _ => {}
    }
    let mut values: Vec<Value> = arguments.iter().map(|argument| run.eval(env, argument)).collect();
    if expanded {
        let Some(last) = values.pop() else { return Value::failed("there is nothing to expand") };
        match last.items() {
            Some(items) => values.extend(items.iter().cloned()),
            None if last.why().is_some() => return last.derived(),
            None => return Value::failed("what is expanded is no list"),
        }
    }
    if let Some(failed) = values.iter().find(|value| value.is_failed()) {
        return failed.clone();
    }
    known(name, &values)
}

/// The first argument that does not fail. One that cannot be told may yet fail: then nothing is known.
fn tried<'w>(run: &Run<'w>, env: &Env<'w>, arguments: &[Expr]) -> Value {
    let mut last = Value::failed("there is nothing to try");
    for argument in arguments {
        last = run.eval(env, argument);
        if !last.is_failed() {
            return last;
        }
    }
    last
}

fn can<'w>(run: &Run<'w>, env: &Env<'w>, arguments: &[Expr]) -> Value {
    let [only] = arguments else { return Value::failed("can takes one argument") };
    let value = run.eval(env, only);
    if matches!(value.data, Data::Unknown(_)) { value.derived() } else { (!value.is_failed()).into() }
}

fn known(name: &str, values: &[Value]) -> Value {
    match (name, values) {
        ("jsonencode", [value]) => Data::Json(Arc::new(value.clone())).into(),
        ("jsondecode", [Value { data: Data::Json(inner), .. }]) => Value::clone(inner),
        ("tostring", [value]) => to_text(value),
        ("tonumber", [value]) => to_number(value),
        ("tobool", [value]) => to_bool(value),
        ("toset", [value]) => match value.items() {
            Some(items) => sets::set(items.to_vec()),
            None => value.derived(),
        },
        ("tolist", [value]) => match value.items() {
            Some(items) => Value::list(items.to_vec()),
            None => value.derived(),
        },
        ("tomap" | "sensitive" | "nonsensitive", [value]) => value.clone(),
        ("merge", maps) => merge(maps),
        _ => Value::unknown(Unknown::new(
            format!("the function `{name}` is not evaluated for these arguments"),
            "scan the plan as JSON",
        )),
    }
}

fn merge(maps: &[Value]) -> Value {
    let mut merged = Map::new();
    for value in maps {
        match &value.data {
            Data::Map(map) => merged.extend(map.iter().map(|(key, entry)| (Arc::clone(key), entry.clone()))),
            Data::Null => {}
            Data::Unknown(_) => return value.derived(),
            _ => return Value::failed("merge takes maps and objects"),
        }
    }
    Value::map(merged)
}
