//! Indented collections.

use plimsoll_syntax::{Node, Span};
use serde_json::{Map, Value};

use super::{children, emit, end, holds_comment};
use crate::Refusal;
use crate::doc::Doc;
use crate::edit::Edit;

/// New entries below the last one that stays.
pub(super) fn add_entries(
    doc: &Doc<'_>,
    map: Node<'_>,
    last: Node<'_>,
    new: &Map<String, Value>,
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    let (first, _) = map.own_entries().next().ok_or(Refusal::Layout)?;
    let column = doc.column(first.span().start);
    // A comment behind the last value belongs to it.
    behind(doc, last, &emit::entries(new, column, doc.form), out);
    Ok(())
}

/// New items below the last one that stays.
pub(super) fn add_items(
    doc: &Doc<'_>,
    list: Node<'_>,
    last: Node<'_>,
    new: &[Value],
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    let first = children(list).next().and_then(|item| doc.dash(item)).ok_or(Refusal::Layout)?;
    behind(doc, last, &emit::items(new, doc.column(first), doc.form), out);
    Ok(())
}

/// Lines below a value and the empty lines that belong to it.
fn behind(doc: &Doc<'_>, last: Node<'_>, lines: &[String], out: &mut Vec<Edit>) {
    let Some(at) = past_kept(doc, last) else { return below(doc, doc.line_end(end(last)), lines, out) };
    out.push(Edit::insert(at, lines.iter().flat_map(|line| [line, doc.form.newline]).collect()));
}

/// The line below a text that keeps all its line breaks (`|+`), if a value ends with one.
fn past_kept(doc: &Doc<'_>, last: Node<'_>) -> Option<u32> {
    let leaf = doc.tree.node(last.past().max(last.id() + 1) - 1);
    if !head(doc, leaf)?.contains('+') {
        return None;
    }
    let at = doc.line_end(end(leaf));
    let rest = doc.text().get(at as usize..)?;
    let mut lines = rest.split_inclusive('\n').take_while(|line| line.ends_with('\n') && line.trim().is_empty());
    let kept: usize = lines.by_ref().map(str::len).sum();
    (kept > 0).then_some(at + kept as u32)
}

/// The head of the block scalar (`|`, `>-`) that a text belongs to; the text itself begins on a line below it.
pub(super) fn head<'t>(doc: &Doc<'t>, leaf: Node<'_>) -> Option<&'t str> {
    let above = doc.text().get(..leaf.span().start as usize)?.trim_end();
    let line = above.rsplit('\n').next()?;
    let head = line.split(" #").next()?.split_whitespace().last()?;
    (doc.is_first_on_line(leaf.span().start) && head.starts_with(['|', '>'])).then_some(head)
}

/// Lines below the line that ends here.
fn below(doc: &Doc<'_>, at: u32, lines: &[String], out: &mut Vec<Edit>) {
    let text: String = lines.iter().flat_map(|line| [doc.form.newline, line]).collect();
    out.push(Edit::insert(at, text));
}

/// Gives a key without a value one.
pub(super) fn fill(doc: &Doc<'_>, node: Node<'_>, value: &Value, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let written = !node.span().slice(doc.text()).is_empty();
    let inside_flow = in_flow(doc, node);
    if is_tagged(doc, node) {
        return Err(Refusal::Layout);
    }
    let Some(key) = doc.key(node.id()) else {
        return if written { inline(doc, node.span(), value, out) } else { Err(Refusal::Layout) };
    };
    let nested =
        matches!(value, Value::Object(map) if !map.is_empty()) || matches!(value, Value::Array(i) if !i.is_empty());
    if !nested || inside_flow || !doc.is_first_on_line_or_item(key) {
        return if written { inline(doc, node.span(), value, out) } else { behind_colon(doc, key, value, out) };
    }
    if written {
        out.push(Edit::replace(with_blanks_before(doc, node.span()), ""));
    }
    nest(doc, key, value, out);
    Ok(())
}

/// Lines below a key, one level deeper.
pub(super) fn nest(doc: &Doc<'_>, key: Node<'_>, value: &Value, out: &mut Vec<Edit>) {
    let column = doc.column(key.span().start);
    let lines = match value {
        Value::Object(map) => emit::entries(map, column + doc.form.step, doc.form),
        Value::Array(items) => emit::items(items, column + doc.form.dash, doc.form),
        _ => Vec::new(),
    };
    below(doc, doc.line_end(key.span().end), &lines, out);
}

fn inline(doc: &Doc<'_>, span: Span, value: &Value, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    out.push(Edit::replace(span, emit::inline(value, doc.form)));
    Ok(())
}

fn behind_colon(doc: &Doc<'_>, key: Node<'_>, value: &Value, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let colon = colon(doc, key)?;
    out.push(Edit::insert(colon + 1, format!(" {}", emit::inline(value, doc.form))));
    Ok(())
}

fn colon(doc: &Doc<'_>, key: Node<'_>) -> Result<u32, Refusal> {
    let rest = doc.text().get(key.span().end as usize..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    if rest.as_bytes().get(blank) == Some(&b':') { Ok(key.span().end + blank as u32) } else { Err(Refusal::Layout) }
}

fn with_blanks_before(doc: &Doc<'_>, span: Span) -> Span {
    let before = doc.text().get(..span.start as usize).unwrap_or_default();
    Span { start: before.trim_end_matches(' ').len() as u32, end: span.end }
}

/// Whether a tag says which kind of value stands there (`!!null`), so that another one would contradict it.
fn is_tagged(doc: &Doc<'_>, node: Node<'_>) -> bool {
    let Some(key) = doc.key(node.id()) else { return false };
    let to = end(node).max(doc.line_end(key.span().end));
    let line = Span { start: key.span().end, end: to }.slice(doc.text());
    line.split_whitespace().take_while(|word| !word.starts_with('#')).any(|word| word.starts_with('!'))
}

fn in_flow(doc: &Doc<'_>, node: Node<'_>) -> bool {
    let holders = std::iter::successors(doc.parent(node.id()), |holder| doc.parent(holder.id()));
    holders.into_iter().any(|holder| doc.is_flow(holder))
}

/// Another value in the place of a whole collection.
pub(super) fn replace_collection(
    doc: &Doc<'_>,
    node: Node<'_>,
    value: &Value,
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    if doc.is_flow(node) {
        return if is_tagged(doc, node) { Err(Refusal::Layout) } else { inline(doc, node.span(), value, out) };
    }
    let key = doc.key(node.id()).ok_or(Refusal::Layout)?;
    let from = colon(doc, key)? + 1;
    let span = Span { start: from, end: end(node) };
    if holds_comment(doc, span) {
        return Err(Refusal::Layout);
    }
    let is_empty = value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
    if is_empty || !(value.is_object() || value.is_array()) {
        out.push(Edit::replace(span, format!(" {}", emit::inline(value, doc.form))));
        return Ok(());
    }
    out.push(Edit::replace(span, ""));
    nest(doc, key, value, out);
    Ok(())
}

impl Doc<'_> {
    /// Whether a key begins its line, dashes of items aside: only there lines can be put below it.
    pub(super) fn is_first_on_line_or_item(&self, key: Node<'_>) -> bool {
        self.is_first_but_for(key.span().start, &[' ', '-'])
    }
}
