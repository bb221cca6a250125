//! Templates of charts: lines that are rendered as they stand. What an edit makes of them is told by rendering again.

use std::borrow::Cow;

use plimsoll_engine::Op;
use plimsoll_syntax::{Span, is_plain_text};
use serde_json::{Map, Value};

use crate::code::Mark;
use crate::doc::Form;
use crate::edit::Edit;
use crate::render::emit;

/// The edit that puts another scalar in the place of one, quoted where that one is.
pub(crate) fn word(text: &str, span: Span, op: &Op) -> Option<Mark> {
    let Op::Set(value) = op else { return None };
    let old = span.slice(text);
    let is_quoted = old.starts_with(['"', '\'']);
    let new = match value {
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(new) if is_quoted || !is_plain_text(new) => value.to_string(),
        Value::String(new) => new.clone(),
        _ => return None,
    };
    let is_safe = !old.contains('\n') && !new.contains("{{");
    is_safe.then(|| Mark { edit: Edit::replace(span, new), said: Vec::new() })
}

/// The edit that adds lines for a path to a mapping.
pub(crate) fn entry(text: &str, at: u32, column: usize, path: &[Cow<'static, str>], op: &Op) -> Option<Mark> {
    let Op::Set(value) = op else { return None };
    let (first, below) = path.split_first()?;
    let nest = |inner: Value, key: &Cow<'static, str>| Value::Object(Map::from_iter([(key.to_string(), inner)]));
    let map = Map::from_iter([(first.to_string(), below.iter().rev().fold(value.clone(), nest))]);
    let newline = if text.get(..at as usize)?.ends_with("\r\n") { "\r\n" } else { "\n" };
    let form = Form { step: 2, dash: 2, newline, json: false };
    let lines: String = emit::entries(&map, column, form).iter().flat_map(|line| [line.as_str(), newline]).collect();
    // One key is said once: another remedy that says more below it waits until it is there.
    let said = vec![(format!("{at}.{first}"), Some(value.to_string()))];
    (!lines.contains("{{")).then(|| Mark { edit: Edit::insert(at, lines), said })
}
