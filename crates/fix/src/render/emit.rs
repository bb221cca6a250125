//! Writes new values in the form of the text around them.

use plimsoll_syntax::is_plain_text;
use serde_json::{Map, Value};

use crate::doc::Form;

/// A scalar or a collection on one line, as JSON writes it but for quotes that YAML does without.
pub(crate) fn inline(value: &Value, form: Form) -> String {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| format!("{}: {}", text(key, form), inline(value, form)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| inline(item, form));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::String(string) => text(string, form),
        scalar => scalar.to_string(),
    }
}

/// A text, quoted where it has to be.
pub(crate) fn text(text: &str, form: Form) -> String {
    if !form.json && is_plain_text(text) { text.to_owned() } else { Value::from(text).to_string() }
}

/// Entries as lines, each from `column` on.
pub(crate) fn entries(map: &Map<String, Value>, column: usize, form: Form) -> Vec<String> {
    map.iter().flat_map(|(key, value)| entry(key, value, column, form)).collect()
}

fn entry(key: &str, value: &Value, column: usize, form: Form) -> Vec<String> {
    let key = format!("{}{}:", blanks(column), text(key, form));
    match value {
        Value::Object(map) if !map.is_empty() => {
            let inner = entries(map, column + form.step, form);
            std::iter::once(key).chain(inner).collect()
        }
        Value::Array(items) if !items.is_empty() => {
            let inner = self::items(items, column + form.dash, form);
            std::iter::once(key).chain(inner).collect()
        }
        value => vec![format!("{key} {}", inline(value, form))],
    }
}

/// Items as lines, each dash at `column`.
pub(crate) fn items(items: &[Value], column: usize, form: Form) -> Vec<String> {
    items.iter().flat_map(|value| item(value, column, form)).collect()
}

fn item(value: &Value, column: usize, form: Form) -> Vec<String> {
    let dash = format!("{}- ", blanks(column));
    let Some(map) = value.as_object().filter(|map| !map.is_empty()) else {
        return vec![format!("{dash}{}", inline(value, form))];
    };
    let mut lines = entries(map, column + 2, form);
    if let Some(first) = lines.first_mut() {
        *first = format!("{dash}{}", first.trim_start());
    }
    lines
}

pub(crate) fn blanks(count: usize) -> String {
    " ".repeat(count)
}
