//! JSON out of values, as Terraform's `jsonencode` writes it.

use plimsoll_syntax::HOLE;

use crate::value::{Data, Value};

/// The JSON of a value; what is unknown in it becomes a hole.
pub(crate) fn write(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value);
    out
}

fn put(out: &mut String, value: &Value) {
    match &value.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => out.push_str(&number.to_string()),
        Data::Str(text) => put_text(out, text),
        Data::Json(inner) => put_text(out, &write(inner)),
        Data::Seq(items) | Data::Set(items) => put_all(out, ['[', ']'], items.iter(), put),
        Data::Map(map) => put_all(out, ['{', '}'], map.iter(), |out, (key, entry)| {
            put_text(out, key);
            out.push(':');
            put(out, &entry.value);
        }),
        Data::Unknown(unknown) => match &unknown.partial {
            Some(partial) => put_text(out, partial),
            None => out.push(HOLE),
        },
        Data::Failed(_) => out.push(HOLE),
    }
}

fn put_all<I>(
    out: &mut String,
    [open, close]: [char; 2],
    items: impl Iterator<Item = I>,
    put: impl Fn(&mut String, I),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        put(out, item);
    }
    out.push(close);
}

/// A JSON text, with the characters escaped that Go's encoder escapes for HTML.
fn put_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}
