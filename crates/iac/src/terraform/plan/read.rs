//! From nodes of JSON to values.

use plimsoll_syntax::{Kind, Node, Unknown};

use crate::json_read::{self, Origin};
use crate::limits;
use crate::number::Number;
use crate::value::{Data, Entry, Map, Place, Value};

/// The value of a scalar, or of a collection as a whole. A text that is a document of JSON becomes what it says.
pub(super) fn value(node: Node<'_>, file: u32, depth: u32) -> Value {
    let at = Place::new(file, node.span());
    if depth > limits::MAX_DEPTH {
        return Value::unknown(Unknown::new("it is nested too deeply", "split it")).at(at);
    }
    if let Some(unknown) = node.unknown() {
        return Value::unknown(unknown.clone()).at(at);
    }
    let data = match node.kind() {
        Kind::True => Data::Bool(true),
        Kind::False => Data::Bool(false),
        Kind::Int | Kind::Float => match Number::parse(node.text()) {
            Some(number) => Data::Number(number),
            None => Data::Str(node.text().into()),
        },
        Kind::Str => return text(node.text(), at),
        Kind::Seq => Data::Seq(node.items().map(|item| value(item, file, depth + 1)).collect::<Vec<_>>().into()),
        Kind::Map => {
            let entry = |(key, inner): (Node<'_>, Node<'_>)| {
                let at = Place::new(file, key.span());
                (key.text().into(), Entry { at, value: value(inner, file, depth + 1) })
            };
            Data::Map(node.own_entries().map(entry).collect::<Map>().into())
        }
        Kind::Null | Kind::Alias | Kind::Unknown => Data::Null,
    };
    Value::new(data, at)
}

fn text(text: &str, at: Place) -> Value {
    if text.trim_start().starts_with(['{', '[']) {
        let origin = Origin { place: &|_, _| at, hole: &|_| None };
        if let Some(inner) = json_read::read(text, &origin) {
            return Value::new(Data::Json(inner.into()), at);
        }
    }
    Value::string(text).at(at)
}
