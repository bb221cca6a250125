//! JSON inside of texts: written by `Fn::ToJsonString`, and read where a property holds a document as a text.

use plimsoll_syntax::{HOLE, Span, Unknown};
use serde_json::Value as Json;

use super::value::{Data, Entry, Value, known_part};

/// Writes a value as JSON; what is not known leaves a hole.
pub(crate) fn write(value: &Value, out: &mut String, unknown: &mut Option<Unknown>) {
    match &value.data {
        Data::Null | Data::Gone => out.push_str("null"),
        Data::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Data::Number(text) if serde_json::from_str::<serde_json::Number>(text).is_ok() => out.push_str(text),
        Data::Number(text) | Data::Text(text) => quote(text, out),
        Data::Unknown(inner) => {
            quote(&known_part(inner), out);
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
    let json: Json = serde_json::from_str(text).ok()?;
    Some(from_json(&json, value.span, unknown))
}

fn from_json(json: &Json, span: Span, unknown: Option<&Unknown>) -> Value {
    let data = match json {
        Json::Null => Data::Null,
        Json::Bool(truth) => Data::Bool(*truth),
        Json::Number(number) => Data::Number(number.to_string().into()),
        Json::String(text) => match unknown {
            Some(unknown) if text.contains(HOLE) => {
                Data::Unknown(Box::new(unknown.clone().with_partial(text.as_str())))
            }
            _ => Data::Text(text.as_str().into()),
        },
        Json::Array(items) => Data::Seq(items.iter().map(|item| from_json(item, span, unknown)).collect()),
        Json::Object(entries) => {
            let entry = |(key, value): (&String, &Json)| Entry {
                key: key.as_str().into(),
                at: span,
                value: from_json(value, span, unknown),
            };
            Data::Map(entries.iter().map(entry).collect())
        }
    };
    Value::new(span, data)
}
