//! Terraform's functions: each takes values and gives a value; what it cannot tell is unknown, what is wrong fails.

mod arguments;
mod collections;
mod convert;
mod encoding;
mod files;
mod format;
mod glob;
mod hashes;
mod lists;
mod network;
mod numbers;
mod patterns;
mod sets;
mod strings;
mod yaml;

pub(crate) use yaml::of_node;

use plimsoll_syntax::Unknown;

use super::eval::{Env, Run};
use super::syntax::Expr;
use crate::value::{Data, Value};

/// What a function gives: its value, or the one that stands for it where it has none.
type Out = Result<Value, Value>;

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
    let out = files::call(run, env, name, &values).unwrap_or_else(|| pure(name, &values));
    run.bounded(out.unwrap_or_else(|other| other))
}

fn pure(name: &str, values: &[Value]) -> Out {
    let groups = [
        strings::call,
        collections::call,
        lists::call,
        sets::call,
        numbers::call,
        encoding::call,
        hashes::call,
        network::call,
        patterns::call,
        format::call,
        convert::call,
    ];
    groups.iter().find_map(|group| group(name, values)).unwrap_or_else(|| Err(beyond(name)))
}

/// A function that is not evaluated: its result depends on more than its arguments, or it is none of Terraform's own.
fn beyond(name: &str) -> Value {
    let reason = match name {
        "timestamp" | "plantimestamp" | "uuid" | "bcrypt" => format!("`{name}` gives another value each time"),
        _ => format!("the function `{name}` is not evaluated"),
    };
    Value::unknown(Unknown::new(reason, "scan the plan as JSON"))
}

/// The first argument that does not fail. One that cannot be told may yet fail: then nothing is known.
fn tried<'w>(run: &Run<'w>, env: &Env<'w>, arguments: &[Expr]) -> Value {
    let mut last = Value::failed("there is nothing to try");
    for argument in arguments {
        last = run.eval(env, argument);
        if !last.fails() {
            return last;
        }
    }
    last
}

fn can<'w>(run: &Run<'w>, env: &Env<'w>, arguments: &[Expr]) -> Value {
    let [only] = arguments else { return Value::failed("can takes one argument") };
    let value = run.eval(env, only);
    if matches!(value.data, Data::Unknown(_)) { value.derived() } else { (!value.fails()).into() }
}
