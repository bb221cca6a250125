use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Out;
use super::arguments::{text, wrong};
use super::{strings, yaml};
use crate::json_read::{self, Origin};
use crate::value::{Data, Entry, Place, Value};

pub(super) fn call(name: &str, values: &[Value]) -> Option<Out> {
    Some(match (name, values) {
        ("jsonencode", [of]) => Ok(Data::Json(Arc::new(of.clone())).into()),
        ("jsondecode", [of]) => decode(of),
        ("yamlencode", [of]) => yaml::encode(of),
        ("yamldecode", [of]) => yaml::decode(of),
        ("base64encode", [of]) => text(of).map(|text| Value::string(STANDARD.encode(text.as_bytes()))),
        ("base64decode", [of]) => text(of).and_then(|text| decode64(&text)),
        ("urlencode", [of]) => text(of).map(|text| Value::string(percent(&text))),
        ("urldecode", [of]) => text(of).and_then(|text| unescape(&text)),
        ("csvdecode", [of]) => text(of).and_then(|text| rows(&text)),
        _ => return None,
    })
}

fn decode(of: &Value) -> Out {
    if let Data::Json(inner) = &of.data {
        return Ok(Value::clone(inner));
    }
    let text = text(of)?;
    let origin = Origin { place: &|_, _| Place::NOWHERE, hole: &|_| None };
    json_read::read(&text, &origin).ok_or_else(|| wrong("it is no JSON"))
}

fn decode64(text: &str) -> Out {
    let bytes = STANDARD.decode(text).map_err(|_| wrong("it is no Base64"))?;
    String::from_utf8(bytes).map(Value::string).map_err(|_| wrong("what it encodes is no text"))
}

fn percent(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn unescape(text: &str) -> Out {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
                let (high, low) = (digit(), digit());
                high.zip(low)
                    .map(|(high, low)| (high * 16 + low) as u8)
                    .ok_or_else(|| wrong("an escape is not whole"))?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).map(Value::string).map_err(|_| wrong("what it encodes is no text"))
}

/// Rows of a table as objects, by the names of its first line.
fn rows(text: &str) -> Out {
    let mut lines = records(text).into_iter();
    let names: Vec<Arc<str>> = lines.next().unwrap_or_default().into_iter().map(Arc::from).collect();
    let row = |fields: Vec<String>| {
        if fields.len() != names.len() {
            return Err(wrong("a row has more or fewer fields than there are names"));
        }
        let entry = |(name, field): (&Arc<str>, String)| (Arc::clone(name), Entry::of(Value::string(field)));
        Ok(Value::map(names.iter().zip(fields).map(entry).collect()))
    };
    lines.map(row).collect::<Result<Vec<_>, _>>().map(Value::list)
}

fn records(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut fields, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => field.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                fields.push(std::mem::take(&mut field));
                all.push(std::mem::take(&mut fields));
            }
            c => field.push(c),
        }
    }
    if !field.is_empty() || !fields.is_empty() {
        fields.push(field);
        all.push(fields);
    }
    all.retain(|fields: &Vec<String>| fields.len() > 1 || fields.iter().any(|field| !field.is_empty()));
    all
}

/// A list of texts, for functions that give several.
pub(super) fn texts(texts: impl IntoIterator<Item = String>) -> Value {
    strings::list(texts.into_iter().map(Arc::from))
}
