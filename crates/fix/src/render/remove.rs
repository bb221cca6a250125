//! Taking entries and items away: whole lines in indented text, with their commas in braces.

use plimsoll_syntax::{Kind, Node, NodeId, Span};
use serde_json::Value;

use super::{block, children, emit, end, is_emptied};
use crate::Refusal;
use crate::doc::Doc;
use crate::edit::Edit;
use crate::patch::Patch;

/// Takes these values away from the collection that holds them.
pub(super) fn from(
    doc: &Doc<'_>,
    patch: &Patch,
    holder: Node<'_>,
    gone: &[NodeId],
    out: &mut Vec<Edit>,
) -> Result<(), Refusal> {
    if is_emptied(doc, patch, holder) {
        return emptied(doc, patch, holder, out);
    }
    if doc.is_flow(holder) {
        return from_flow(doc, patch, holder, out);
    }
    gone.iter().try_for_each(|node| lines(doc, holder, doc.tree.node(*node), out))
}

/// A collection of which nothing is left stands as an empty one, or holds only what is new.
fn emptied(doc: &Doc<'_>, patch: &Patch, holder: Node<'_>, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let left = match holder.kind() {
        Kind::Map => Value::Object(patch.entries.get(&holder.id()).cloned().unwrap_or_default()),
        _ => Value::Array(patch.items.get(&holder.id()).cloned().unwrap_or_default()),
    };
    block::replace_collection(doc, holder, &left, out)
}

/// Takes the lines of an entry or an item away; comments on them stay, on lines of their own.
fn lines(doc: &Doc<'_>, holder: Node<'_>, value: Node<'_>, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let start = match doc.key(value.id()) {
        Some(key) => key.span().start,
        None => doc.dash(value).ok_or(Refusal::Layout)?,
    };
    if !doc.is_first_on_line(start) {
        return up(doc, holder, value, start, out);
    }
    let column = doc.column(start);
    let from = doc.line_start(start);
    let last = doc.line_end(end(value));
    let next = doc.text().get(last as usize..).unwrap_or_default();
    let newline = if next.starts_with("\r\n") { 2 } else { u32::from(next.starts_with('\n')) };
    let kept = comments(doc, Span { start, end: last });
    let text: String = kept.iter().map(|c| format!("{}{c}{}", emit::blanks(column), doc.form.newline)).collect();
    out.push(Edit::replace(Span { start: from, end: last + newline }, text));
    Ok(())
}

fn comments<'t>(doc: &Doc<'t>, span: Span) -> Vec<&'t str> {
    doc.comments(span).iter().map(|c| c.span.slice(doc.text()).trim_end()).collect()
}

/// The first entry of an item stands behind its dash: the next entry moves up to it.
fn up(doc: &Doc<'_>, holder: Node<'_>, value: Node<'_>, start: u32, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let next = children(holder).find(|other| other.id() > value.id()).ok_or(Refusal::Layout)?;
    let next = doc.key(next.id()).ok_or(Refusal::Layout)?.span().start;
    let span = Span { start, end: next };
    if super::holds_comment(doc, span) {
        return alone(doc, Span { start, end: end(value) }, out);
    }
    out.push(Edit::replace(span, ""));
    Ok(())
}

/// With a comment before the next entry that one cannot move up; the dash stands alone then.
fn alone(doc: &Doc<'_>, entry: Span, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let (before, rest) = doc.text().split_at_checked(entry.end as usize).ok_or(Refusal::Layout)?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    if super::holds_comment(doc, entry) {
        return Err(Refusal::Layout);
    }
    let ends = rest.trim_start_matches(' ').starts_with(['\r', '\n']);
    let kept = before.get(..entry.start as usize).unwrap_or_default();
    let start = if ends { kept.trim_end_matches(' ').len() as u32 } else { entry.start };
    out.push(Edit::replace(Span { start, end: entry.end + blanks as u32 }, ""));
    Ok(())
}

/// Takes entries away with one comma each.
fn from_flow(doc: &Doc<'_>, patch: &Patch, holder: Node<'_>, out: &mut Vec<Edit>) -> Result<(), Refusal> {
    let all: Vec<Node<'_>> = children(holder).collect();
    let first = |node: Node<'_>| doc.key(node.id()).map_or(node.span().start, |key| key.span().start);
    let mut kept_before: Option<Node<'_>> = None;
    for (index, node) in all.iter().enumerate() {
        if !patch.is_removed(node.id()) {
            kept_before = Some(*node);
            continue;
        }
        // Up to the next one where something follows; else from the end of the last one that stays.
        let rest_goes = all.iter().skip(index).all(|other| patch.is_removed(other.id()));
        let span = match (rest_goes, kept_before) {
            (true, Some(before)) => Span { start: end(before), end: end(*all.last().unwrap_or(node)) },
            _ => Span { start: first(*node), end: all.get(index + 1).map_or(end(*node), |next| first(*next)) },
        };
        out.push(Edit::replace(span, ""));
        if rest_goes {
            break;
        }
    }
    Ok(())
}
