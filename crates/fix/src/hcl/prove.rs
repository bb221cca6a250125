//! Holds an edited text against what its edits are said to do.

use std::collections::BTreeMap;

use plimsoll_iac::outline::{Holder, Outline};
use plimsoll_syntax::Span;
use serde_json::Value;

use super::{Page, emit};
use crate::code::Mark;
use crate::edit::Edit;

/// What changes at paths: what is said there afterwards, or nothing.
pub(crate) type Changed = Vec<(String, Option<String>)>;

/// Whether exactly what the marks say has changed, and every comment is still there.
pub(crate) fn is_as_told(before: Page<'_>, marks: &[Mark], after: &str) -> bool {
    let Some(outline) = Outline::read(after) else { return false };
    let after = Page { text: after, outline: &outline };
    let mut wanted = said(before);
    for (path, text) in marks.iter().flat_map(|mark| &mark.said) {
        match text {
            Some(text) => drop(wanted.insert(path.clone(), text.clone())),
            None => drop(wanted.remove(path)),
        }
    }
    wanted == said(after) && comments(before) == comments(after)
}

/// Everything that a text says, by path: each expression without the objects and lists in it, which have paths of their
/// own.
fn said(page: Page<'_>) -> BTreeMap<String, String> {
    page.outline.said.iter().map(|(path, span)| (path.clone(), skeleton(page, *span, None))).collect()
}

/// An expression without the objects and lists in it, after an edit.
fn skeleton(page: Page<'_>, span: Span, edit: Option<&Edit>) -> String {
    let holders = &page.outline.holders;
    let first = holders.partition_point(|holder| holder.span.start < span.start);
    let inside = holders.get(first..).unwrap_or_default().iter().take_while(|holder| holder.span.start < span.end);
    let (mut out, mut at) = (String::new(), span.start);
    let cuts = inside.map(|holder| (holder.span, "")).chain(edit.map(|edit| (edit.span, edit.text.as_str())));
    let mut cuts: Vec<(Span, &str)> = cuts.filter(|(cut, _)| cut.end <= span.end).collect();
    cuts.sort_by_key(|(cut, _)| cut.start);
    for (cut, text) in cuts.into_iter().filter(|(cut, _)| cut.start >= span.start) {
        if cut.start < at {
            continue;
        }
        out.push_str(Span { start: at, end: cut.start }.slice(page.text));
        out.push_str(text);
        at = cut.end;
    }
    out.push_str(Span { start: at, end: span.end }.slice(page.text));
    out
}

fn comments(page: Page<'_>) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for span in &page.outline.comments {
        *counts.entry(page.slice(*span).trim_end()).or_default() += 1;
    }
    counts
}

impl Page<'_> {
    /// The innermost path that says these bytes, and what it says after an edit of them.
    pub(super) fn said_after(self, edit: &Edit) -> Option<(String, String)> {
        let holds = |span: &Span| span.start <= edit.span.start && edit.span.end <= span.end;
        let all = self.outline.said.iter().filter(|(_, span)| holds(span));
        let (path, span) = all.min_by_key(|(_, span)| span.end - span.start)?;
        Some((path.clone(), skeleton(self, *span, Some(edit))))
    }
}

/// What a new entry of a holder says, told from its text.
pub(super) fn said_of(source: &str, holder: &Holder) -> Option<Changed> {
    let outline = Outline::read(source)?;
    let page = Page { text: source, outline: &outline };
    Some(said(page).into_iter().map(|(path, text)| (format!("{}{path}", holder.path), Some(text))).collect())
}

/// What a new item says at its path.
pub(super) fn said_of_item(path: &str, item: &Value) -> Changed {
    let source = format!("x = {}", emit::expression(item));
    let Some(outline) = Outline::read(&source) else { return Vec::new() };
    let page = Page { text: &source, outline: &outline };
    let named = |(own, text): (String, String)| (own.replacen("/x", path, 1), Some(text));
    said(page).into_iter().map(named).collect()
}
