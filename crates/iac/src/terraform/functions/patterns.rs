//! Regular expressions.

use std::sync::Arc;

use regex::{Captures, Regex, RegexBuilder};

use super::Out;
use super::arguments::{text, wrong};
use crate::limits;
use crate::value::{Entry, Map, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("regex", [pattern, of]) => first(pattern, of),
        ("regexall", [pattern, of]) => all(pattern, of),
        ("replace", [of, what, by]) => replace(of, what, by),
        _ => return None,
    })
}

fn compiled(pattern: &str) -> Result<Regex, Value> {
    RegexBuilder::new(pattern).size_limit(1 << 20).build().map_err(|_| wrong("it is no regular expression"))
}

fn first(pattern: &Value, of: &Value) -> Out {
    let (regex, of) = (compiled(&text(pattern)?)?, text(of)?);
    let found = regex.captures(&of).ok_or_else(|| wrong("the expression matches nothing"))?;
    Ok(captured(&regex, &found))
}

fn all(pattern: &Value, of: &Value) -> Out {
    let (regex, of) = (compiled(&text(pattern)?)?, text(of)?);
    let found = regex.captures_iter(&of).take(limits::MAX_ITEMS + 1);
    let all: Vec<Value> = found.map(|found| captured(&regex, &found)).collect();
    // A list that is cut short is another list.
    if all.len() > limits::MAX_ITEMS {
        return Err(wrong("it matches more often than is allowed"));
    }
    Ok(Value::list(all))
}

/// The whole match, or its groups: by name where they have names.
fn captured(regex: &Regex, found: &Captures<'_>) -> Value {
    let text = |at: usize| found.get(at).map_or_else(Value::null, |group| Value::string(group.as_str()));
    let names: Vec<(usize, &str)> =
        regex.capture_names().enumerate().filter_map(|(at, name)| Some((at, name?))).collect();
    if !names.is_empty() {
        return Value::map(names.into_iter().map(|(at, name)| (Arc::from(name), Entry::of(text(at)))).collect::<Map>());
    }
    if found.len() == 1 { text(0) } else { Value::list((1..found.len()).map(text).collect()) }
}

/// What stands between slashes is a regular expression.
fn replace(of: &Value, what: &Value, by: &Value) -> Out {
    let (of, what, by) = (text(of)?, text(what)?, text(by)?);
    let pattern = what.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).filter(|_| what.len() > 1);
    let grown = (of.len() + 1).saturating_mul(by.len() + 1);
    if grown > limits::MAX_STRING_BYTES * 4 {
        return Err(wrong("the result may be larger than is allowed"));
    }
    Ok(Value::string(match pattern {
        Some(pattern) => compiled(pattern)?.replace_all(&of, &*by).into_owned(),
        None => of.replace(&*what, &by),
    }))
}
