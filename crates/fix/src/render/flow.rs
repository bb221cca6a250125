//! Collections in braces and brackets, JSON among them.

use plimsoll_syntax::{Node, Span};
use serde_json::{Map, Value};

use super::{emit, end};
use crate::doc::Doc;
use crate::edit::Edit;

/// New entries behind the last one that stays.
pub(super) fn add_entries(doc: &Doc<'_>, last: Node<'_>, new: &Map<String, Value>, out: &mut Vec<Edit>) {
    let form = doc.form;
    let text = |(key, value): (&String, &Value)| format!("{}: {}", emit::text(key, form), emit::inline(value, form));
    behind(doc, last, new.iter().map(text).collect(), out);
}

/// New items behind the last one that stays.
pub(super) fn add_items(doc: &Doc<'_>, last: Node<'_>, new: &[Value], out: &mut Vec<Edit>) {
    behind(doc, last, new.iter().map(|item| emit::inline(item, doc.form)).collect(), out);
}

/// An empty pair of braces in indented text becomes indented lines; elsewhere it is filled as it is.
pub(super) fn fill(doc: &Doc<'_>, node: Node<'_>, value: &Value, out: &mut Vec<Edit>) {
    let around = doc.parent(node.id());
    let key = doc.key(node.id()).filter(|_| around.is_some_and(|holder| !doc.is_flow(holder)));
    match key.filter(|key| doc.is_first_on_line_or_item(*key)) {
        Some(key) => {
            let before = doc.text().get(..node.span().start as usize).unwrap_or_default();
            let start = before.trim_end_matches(' ').len() as u32;
            out.push(Edit::replace(Span { start, end: end(node) }, ""));
            super::block::nest(doc, key, value, out);
        }
        None => out.push(Edit::replace(node.span(), emit::inline(value, doc.form))),
    }
}

fn behind(doc: &Doc<'_>, last: Node<'_>, texts: Vec<String>, out: &mut Vec<Edit>) {
    let first = first_byte(doc, last);
    // One entry per line stays one entry per line.
    let separator = match doc.is_first_but_for(first, &[' ', '\t']) {
        true => format!(",{}{}", doc.form.newline, Span { start: doc.line_start(first), end: first }.slice(doc.text())),
        false => ", ".to_owned(),
    };
    let text: String = texts.into_iter().flat_map(|text| [separator.clone(), text]).collect();
    out.push(Edit::insert(end(last), text));
}

/// Where an entry or an item begins.
fn first_byte(doc: &Doc<'_>, value: Node<'_>) -> u32 {
    doc.key(value.id()).unwrap_or(value).span().start
}
