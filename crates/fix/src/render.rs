//! From a patch to edits of the text: block style, flow style and JSON.

mod block;
pub(crate) mod emit;
mod flow;
mod remove;

use std::collections::{BTreeMap, BTreeSet};

use plimsoll_syntax::{Kind, Node, NodeId, Span};
use serde_json::{Map, Value};

use crate::Refusal;
use crate::doc::Doc;
use crate::edit::{Edit, ordered};
use crate::patch::{Patch, Whole};

/// The edits of one document, in order.
pub(crate) fn edits(doc: &Doc<'_>, patch: &Patch) -> Result<Vec<Edit>, Refusal> {
    let mut out = Vec::new();
    names(doc, patch, &mut out)?;
    for (holder, gone) in removals(doc, patch) {
        remove::from(doc, patch, doc.tree.node(holder), &gone, &mut out)?;
    }
    // Where several collections end on one line, what is new in the innermost one comes first.
    for node in changed(patch).into_iter().rev() {
        change(doc, patch, doc.tree.node(node), &mut out)?;
    }
    ordered(out).ok_or(Refusal::Layout)
}

/// The nodes that get another value, entries or items; what lies inside another one comes after it.
fn changed(patch: &Patch) -> BTreeSet<NodeId> {
    patch.whole.keys().chain(patch.entries.keys()).chain(patch.items.keys()).copied().collect()
}

fn change(doc: &Doc<'_>, patch: &Patch, node: Node<'_>, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    if let Some(Whole::Replaced(value)) = patch.whole.get(&node.id()) {
        replace(doc, node, value, out)?;
    }
    // What loses everything is written as a whole where it loses it.
    if is_emptied(doc, patch, node) {
        return Ok(());
    }
    if let Some(new) = patch.entries.get(&node.id()) {
        add_entries(doc, node, last_kept(patch, node)?, new, out)?;
    }
    if let Some(new) = patch.items.get(&node.id()) {
        add_items(doc, node, last_kept(patch, node)?, new, out)?;
    }
    Ok(())
}

fn replace(doc: &Doc<'_>, node: Node<'_>, value: &Value, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    if matches!(node.kind(), Kind::Map | Kind::Seq) && !node.is_alias() {
        return block::replace_collection(doc, node, value, out);
    }
    if node.is_null() {
        return block::fill(doc, node, value, out);
    }
    let old = node.span().slice(doc.text());
    if old.contains('\n') || value.is_object() || value.is_array() {
        return Err(Refusal::Layout);
    }
    // In a block scalar every character means itself.
    let text = value.as_str().filter(|text| !text.contains('\n') && block::head(doc, node).is_some());
    out.push(Edit::replace(node.span(), text.map_or_else(|| requoted(old, value, doc), str::to_owned)));
    Ok(())
}

/// A new scalar, in the quotes that the old one had where it is a text too.
fn requoted(old: &str, value: &Value, doc: &Doc<'_>) -> String {
    match value.as_str() {
        Some(text) if old.starts_with('\'') && !text.contains(['\'', '\n']) => format!("'{text}'"),
        Some(text) if old.starts_with('"') => Value::from(text).to_string(),
        _ => emit::inline(value, doc.form),
    }
}

fn names(doc: &Doc<'_>, patch: &Patch, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    for (value, name) in &patch.names {
        let key = doc.key(*value).ok_or(Refusal::Form)?;
        let old = key.span().slice(doc.text());
        out.push(Edit::replace(key.span(), requoted(old, &Value::from(name.as_str()), doc)));
    }
    Ok(())
}

/// What goes, by the collection that held it.
fn removals(doc: &Doc<'_>, patch: &Patch) -> BTreeMap<NodeId, Vec<NodeId>> {
    let mut gone: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for node in patch.whole.keys().filter(|node| patch.is_removed(**node)) {
        if let Some(holder) = doc.parent(*node) {
            gone.entry(holder.id()).or_default().push(*node);
        }
    }
    gone
}

/// Whether everything that a collection held goes.
fn is_emptied(doc: &Doc<'_>, patch: &Patch, holder: Node<'_>) -> bool {
    let mut held = children(doc.tree.node(holder.id())).peekable();
    held.peek().is_some() && held.all(|child| patch.is_removed(child.id()))
}

/// The values that a collection holds.
fn children<'t>(holder: Node<'t>) -> Box<dyn Iterator<Item = Node<'t>> + 't> {
    match holder.kind() {
        Kind::Map => Box::new(holder.own_entries().map(|(_, value)| value)),
        _ => Box::new(holder.items_unresolved()),
    }
}

/// The last value of a collection that stays, behind which new ones go.
fn last_kept<'t>(patch: &Patch, holder: Node<'t>) -> Result<Option<Node<'t>>, Refusal> {
    if children(holder).next().is_none() {
        return Ok(None);
    }
    let kept = children(holder).filter(|child| !patch.is_removed(child.id()));
    kept.last().map(Some).ok_or(Refusal::Layout)
}

fn add_entries(
    doc: &Doc<'_>,
    map: Node<'_>,
    last: Option<Node<'_>>,
    new: &Map<String, Value>,
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    match last {
        None => flow::fill(doc, map, &Value::Object(new.clone()), out),
        Some(last) if doc.is_flow(map) => flow::add_entries(doc, last, new, out),
        Some(last) => block::add_entries(doc, map, last, new, out)?,
    }
    Ok(())
}

fn add_items(
    doc: &Doc<'_>,
    list: Node<'_>,
    last: Option<Node<'_>>,
    new: &[Value],
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    match last {
        None => flow::fill(doc, list, &Value::Array(new.to_vec()), out),
        Some(last) if doc.is_flow(list) => flow::add_items(doc, last, new, out),
        Some(last) => block::add_items(doc, list, last, new, out)?,
    }
    Ok(())
}

/// Where the text of a node ends; that of an empty value ends with its key.
fn end(node: Node<'_>) -> u32 {
    node.span().end
}

/// Whether a comment stands in these bytes.
fn holds_comment(doc: &Doc<'_>, span: Span) -> bool {
    !doc.comments(span).is_empty()
}
