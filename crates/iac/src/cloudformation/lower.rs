//! From values to trees.

use std::sync::Arc;

use plimsoll_syntax::{Builder, HOLE, Span, Tree, Unknown};

use super::json;
use super::value::{Data, Entry, Value};

/// What CloudFormation resolves when it deploys.
const DYNAMIC: &str = "{{resolve:";

/// Builds the tree of a resource; none where it exceeds the bound of a tree.
pub(crate) fn tree(text: &Arc<str>, span: Span, entries: &[Entry]) -> Option<Tree> {
    let mut builder = Builder::new(text);
    map(&mut builder, span, entries);
    if builder.is_full() { None } else { builder.finish() }
}

fn map(builder: &mut Builder, span: Span, entries: &[Entry]) {
    builder.open_map(span);
    for entry in entries {
        if builder.is_full() {
            break;
        }
        builder.string(entry.at, &entry.key);
        match json::opened(&entry.key, &entry.value) {
            Some(opened) => value(builder, &opened),
            None => value(builder, &entry.value),
        }
    }
    builder.close();
}

fn value(builder: &mut Builder, value: &Value) {
    let span = value.span;
    match &value.data {
        Data::Null | Data::Gone => builder.null(span),
        Data::Bool(truth) => builder.bool(span, *truth),
        Data::Number(text) => builder.number(span, text),
        Data::Text(text) => match dynamic(text) {
            Some(unknown) => builder.unknown(span, unknown),
            None => builder.string(span, text),
        },
        Data::Unknown(unknown) => builder.unknown(span, (**unknown).clone()),
        Data::Seq(items) => seq(builder, span, items),
        Data::Map(entries) => map(builder, span, entries),
    }
}

fn seq(builder: &mut Builder, span: Span, items: &[Value]) {
    builder.open_seq(span);
    for item in items {
        if builder.is_full() {
            break;
        }
        value(builder, item);
    }
    builder.close();
}

/// A text with `{{resolve:…}}` in it: a reference to a secret or a parameter, not its value.
fn dynamic(text: &str) -> Option<Unknown> {
    let at = text.find(DYNAMIC)?;
    let length = text[at..].find("}}")?;
    let refers = &text[at + 2..at + length];
    let mut partial = String::new();
    let mut rest = text;
    while let Some((at, length)) = rest.find(DYNAMIC).and_then(|at| Some((at, rest[at..].find("}}")?))) {
        partial.push_str(&rest[..at]);
        partial.push(HOLE);
        rest = &rest[at + length + 2..];
    }
    partial.push_str(rest);
    let unknown = Unknown::new(
        "CloudFormation resolves it when the stack is deployed",
        "look at what the reference names: its value is in no file",
    );
    Some(unknown.refers_to(refers).with_partial(partial))
}
