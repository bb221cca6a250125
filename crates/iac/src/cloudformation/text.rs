//! Functions of texts: `Fn::Sub`, `Fn::Join`, `Fn::Split`, `Fn::Base64`, `Fn::ToJsonString`.

use base64::Engine as _;
use plimsoll_syntax::{HOLE, Kind, Span, Unknown};

use super::call::Call;
use super::json;
use super::stack::Stack;
use super::value::{Data, Value, known_part};

/// A text that is put together, of which parts may not be known.
#[derive(Default)]
struct Parts {
    text: String,
    /// What is not known, the first one of it.
    unknown: Option<Unknown>,
}

impl Parts {
    fn push(&mut self, value: &Value) -> bool {
        match (value.spelling(), value.as_unknown()) {
            (Some(text), _) => self.text.push_str(text),
            (None, Some(unknown)) => {
                self.text.push_str(&known_part(unknown));
                self.unknown.get_or_insert_with(|| Unknown { refers: None, ..unknown.clone() });
            }
            (None, None) => return false,
        }
        true
    }

    fn value(self, span: Span) -> Value {
        match self.unknown {
            Some(unknown) => Value::unknown(span, unknown.with_partial(self.text)),
            None => Value::text(span, self.text),
        }
    }
}

impl<'s> Stack<'s> {
    fn made(&self, call: &Call<'s>, parts: Parts) -> Value {
        if self.world.take_bytes(parts.text.len()) {
            return parts.value(call.span);
        }
        self.fault(self.root, "the template makes too much text to be evaluated", "split the template");
        Value::unknown(call.span, Unknown::new("the template makes too much text", "split the template"))
    }

    /// `Fn::Sub`, with or without a mapping of its own names.
    pub(crate) fn substitute(&self, call: &Call<'s>) -> Value {
        let (text, own) = match call.arg.kind() {
            Kind::Seq => match self.args::<2>(call) {
                Some([text, own]) => (self.eval(text), self.eval(own)),
                None => return self.wrong(call),
            },
            _ => (self.arg(call), Value::new(call.span, Data::Null)),
        };
        let Some(text) = text.spelling() else { return self.wrong(call) };
        let mut pieces = pieces(text);
        if let [Piece::Name(name)] = pieces.as_slice() {
            return self.hole(name, &own, call);
        }
        let mut parts = Parts::default();
        for piece in pieces.drain(..) {
            match piece {
                Piece::Text(text) => parts.text.push_str(text),
                Piece::Name(name) => {
                    let value = self.hole(name, &own, call);
                    if !parts.push(&value) {
                        return self.wrong(call);
                    }
                }
            }
        }
        self.made(call, parts)
    }

    fn hole(&self, name: &str, own: &Value, call: &Call<'s>) -> Value {
        if let Some(value) = own.get(name) {
            return self.brought(value.clone(), call.span);
        }
        match name.split_once('.') {
            Some((id, attribute)) => self.attribute_of(id, attribute, call.arg, call.span),
            None => self.named(name, call.arg, call.span),
        }
    }

    /// `Fn::Join`.
    pub(crate) fn join(&self, call: &Call<'s>) -> Value {
        let Some([delimiter, list]) = self.args::<2>(call) else { return self.wrong(call) };
        let (delimiter, list) = (self.eval(delimiter), self.eval(list));
        let (Some(delimiter), Some(items)) = (delimiter.spelling(), list.items()) else {
            return match list.as_unknown() {
                Some(unknown) => Value::unknown(call.span, Unknown { refers: None, partial: None, ..unknown.clone() }),
                None => self.wrong(call),
            };
        };
        let mut parts = Parts::default();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                parts.text.push_str(delimiter);
            }
            // A list among the items counts as its items.
            let inner = item.items().unwrap_or(std::slice::from_ref(item));
            for (index, item) in inner.iter().enumerate() {
                if index > 0 {
                    parts.text.push_str(delimiter);
                }
                if !parts.push(item) {
                    return self.wrong(call);
                }
            }
        }
        self.made(call, parts)
    }

    /// `Fn::Split`.
    pub(crate) fn split(&self, call: &Call<'s>) -> Value {
        let Some([delimiter, text]) = self.args::<2>(call) else { return self.wrong(call) };
        let (delimiter, text) = (self.eval(delimiter), self.eval(text));
        match (delimiter.spelling(), text.spelling(), text.as_unknown()) {
            (Some(delimiter), Some(text), _) if !delimiter.is_empty() => {
                let items = text.split(delimiter).map(|part| Value::text(call.span, part)).collect();
                Value::new(call.span, Data::Seq(items))
            }
            (_, None, Some(unknown)) => {
                Value::unknown(call.span, Unknown { refers: None, partial: None, ..unknown.clone() })
            }
            _ => self.wrong(call),
        }
    }

    /// `Fn::Base64`.
    pub(crate) fn base64(&self, call: &Call<'s>) -> Value {
        let text = self.arg(call);
        match (text.spelling(), text.as_unknown()) {
            (Some(text), _) => {
                let encoded = base64::engine::general_purpose::STANDARD.encode(text);
                self.made(call, Parts { text: encoded, unknown: None })
            }
            // What is encoded is given, whatever it holds.
            (None, Some(unknown)) => {
                let unknown = Unknown { refers: None, ..unknown.clone() };
                Value::unknown(call.span, unknown.with_partial(HOLE.to_string()))
            }
            (None, None) => self.wrong(call),
        }
    }

    /// `Fn::ToJsonString`.
    pub(crate) fn to_json_string(&self, call: &Call<'s>) -> Value {
        let value = self.arg(call);
        let mut parts = Parts::default();
        json::write(&value, &mut parts.text, &mut parts.unknown);
        self.made(call, parts)
    }
}

enum Piece<'t> {
    Text(&'t str),
    Name(&'t str),
}

/// The pieces of a text with `${Name}`; `${!Name}` stands for `${Name}` itself.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let Some(length) = rest[at + 2..].find('}') else { break };
        let name = &rest[at + 2..at + 2 + length];
        let after = &rest[at + 3 + length..];
        let text = &rest[..at];
        if !text.is_empty() {
            found.push(Piece::Text(text));
        }
        match name.strip_prefix('!') {
            Some(_) => {
                found.push(Piece::Text("${"));
                found.push(Piece::Text(&rest[at + 3..at + 3 + length]));
            }
            None => found.push(Piece::Name(name.trim())),
        }
        rest = after;
    }
    if !rest.is_empty() || found.is_empty() {
        found.push(Piece::Text(rest));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let piece = |piece| match piece {
            Piece::Text(text) => format!("{text:?}"),
            Piece::Name(name) => format!("<{name}>"),
        };
        pieces(text).into_iter().map(piece).collect()
    }

    #[test]
    fn a_text_falls_into_names_and_what_is_between() {
        assert_eq!(shown("a${B}c${D.E}"), "\"a\"<B>\"c\"<D.E>");
        assert_eq!(shown("${!B}-${ C }"), "\"${\"\"B}\"\"-\"<C>");
        assert_eq!(shown("${open"), "\"${open\"");
        assert_eq!(shown(""), "\"\"");
    }
}
