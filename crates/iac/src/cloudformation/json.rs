//! JSON inside of texts: written by `Fn::ToJsonString`, and read where a property holds a document as a text.

use plimsoll_syntax::{HOLE, Span, Unknown};
use serde_json::Value as Json;

use super::value::{Data, Entry, Value};
use crate::json_read::{self, Origin};
use crate::value::{Data as Shared, Place, Value as Read};

/// Writes a value as JSON; what is not known leaves a hole.
pub(crate) fn write(value: &Value, out: &mut String, unknown: &mut Option<Unknown>) {
    match &value.data {
        Data::Null | Data::Gone => out.push_str("null"),
        Data::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Data::Number(text) if serde_json::from_str::<serde_json::Number>(text).is_ok() => out.push_str(text),
        Data::Number(text) | Data::Text(text) => quote(text, out),
        Data::Unknown(inner) => {
            match &inner.partial {
                Some(partial) => quote(partial, out),
                // It may be no text.
                None => out.push(HOLE),
            }
            unknown.get_or_insert_with(|| Unknown { refers: None, ..(**inner).clone() });
        }
        Data::Seq(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write(item, out, unknown);
            }
            out.push(']');
        }
        Data::Map(entries) => {
            out.push('{');
            for (index, entry) in entries.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                quote(&entry.key, out);
                out.push(':');
                write(&entry.value, out, unknown);
            }
            out.push('}');
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&Json::from(text).to_string());
}

/// Keys whose texts are documents of JSON.
const DOCUMENTS: &[&str] = &["Document", "Policy", "PolicyText", "PolicyDocument", "ContainerDefinitions"];

/// A text that is a document, as what it holds; the same value where it is none.
pub(crate) fn opened(key: &str, value: &Value) -> Option<Value> {
    if !DOCUMENTS.iter().any(|end| key.ends_with(end)) {
        return None;
    }
    let unknown = value.as_unknown();
    let text = value.spelling().or_else(|| unknown?.partial.as_deref())?;
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let span = value.span;
    let hole = unknown.map(|unknown| Unknown { refers: None, partial: None, ..unknown.clone() });
    let origin = Origin { place: &|_, _| Place::NOWHERE, hole: &|_| hole.clone().map(crate::value::Value::unknown) };
    Some(converted(&json_read::read(text, &origin)?, span))
}

fn converted(value: &Read, span: Span) -> Value {
    let data = match &value.data {
        Shared::Null => Data::Null,
        Shared::Bool(truth) => Data::Bool(*truth),
        Shared::Number(number) => Data::Number(number.to_string().into()),
        Shared::Str(text) => Data::Text((**text).into()),
        Shared::Json(inner) => return converted(inner, span),
        Shared::Seq(items) | Shared::Set(items) => Data::Seq(items.iter().map(|item| converted(item, span)).collect()),
        Shared::Map(map) => Data::Map(
            map.iter()
                .map(|(key, entry)| Entry { key: (**key).into(), at: span, value: converted(&entry.value, span) })
                .collect(),
        ),
        Shared::Unknown(unknown) | Shared::Failed(unknown) => Data::Unknown(Box::new(Unknown::clone(unknown))),
    };
    Value::new(span, data)
}
