//! Lists: other items, more items, and what goes.

use plimsoll_iac::outline::{Held, Holder, HolderKind};
use plimsoll_syntax::{Kind, Span};
use serde_json::Value;

use super::{Aim, Page, emit, prove};
use crate::Refusal;
use crate::code::Mark;
use crate::edit::Edit;

impl<'p> Page<'p> {
    /// The list that says a node, each item where it stands.
    fn own_list(self, aim: &Aim<'_, '_>) -> Result<&'p Holder, Refusal> {
        let holder = self.outline.holder(aim.span).filter(|holder| holder.kind == HolderKind::List);
        let holder = holder.ok_or(Refusal::Computed)?;
        let is_same = aim.node.kind() == Kind::Seq && aim.node.items().count() == holder.entries.len();
        if is_same { Ok(holder) } else { Err(Refusal::Computed) }
    }

    /// Other items in the place of all.
    pub(super) fn replace_list(self, aim: &Aim<'_, '_>, items: &[Value]) -> Result<Mark, Refusal> {
        let holder = self.own_list(aim)?;
        if self.outline.has_comment(holder.span) {
            return Err(Refusal::Layout);
        }
        let mut said: Vec<(String, Option<String>)> = self.below_path(&holder.path).map(|path| (path, None)).collect();
        said.extend(items_said(&holder.path, 0, items));
        let span = Span { start: holder.open, end: holder.close };
        let text = items.iter().map(emit::expression).collect::<Vec<_>>().join(", ");
        Ok(Mark { edit: Edit::replace(span, text), said })
    }

    /// More items behind the last one.
    pub(super) fn add_items(self, aim: &Aim<'_, '_>, items: &[Value]) -> Result<Mark, Refusal> {
        let holder = self.own_list(aim)?;
        let there: Vec<Value> = aim.node.items().map(|item| item.to_json()).collect();
        let new: Vec<Value> = items.iter().filter(|item| !there.contains(item)).cloned().collect();
        let said = items_said(&holder.path, holder.entries.len(), &new);
        let texts: Vec<String> = new.iter().map(emit::expression).collect();
        let edit = match holder.entries.last() {
            None if self.outline.has_comment(holder.span) => return Err(Refusal::Layout),
            None => Edit::replace(Span { start: holder.open, end: holder.close }, texts.join(", ")),
            Some(last) => self.behind(last, &texts),
        };
        Ok(Mark { edit, said })
    }

    fn behind(self, last: &Held, texts: &[String]) -> Edit {
        let rest = self.text.get(last.span.end as usize..).unwrap_or_default();
        let comma = rest.trim_start().starts_with(',');
        let at = if comma { last.span.end + rest.find(',').unwrap_or_default() as u32 + 1 } else { last.span.end };
        let own_line = self.is_first_on_line(last.span.start);
        let between = match own_line {
            true => format!("{}{}", self.newline(), self.indent(last.span.start)),
            false => " ".to_owned(),
        };
        let text: String = texts
            .iter()
            .map(|text| if comma { format!("{between}{text},") } else { format!(",{between}{text}") })
            .collect();
        Edit::insert(at, text)
    }

    /// Takes an attribute, a key or an item away.
    pub(super) fn remove(self, aim: &Aim<'_, '_>) -> Result<Mark, Refusal> {
        let (holder, held) = self.outline.around(aim.span).ok_or(Refusal::Computed)?;
        if holder.kind == HolderKind::List {
            return self.remove_item(holder, held);
        }
        // What is written once for several of them may be what another one needs.
        let line = Span { start: self.line_start(held.span.start), end: self.line_end(held.span.end) };
        let around = [Span { start: line.start, end: held.span.start }, Span { start: held.span.end, end: line.end }];
        let is_alone = around.iter().all(|span| self.slice(*span).trim_matches([' ', '\t', ',']).is_empty());
        if !is_alone || self.outline.has_comment(line) || held.name.is_empty() {
            return Err(Refusal::Layout);
        }
        let path = format!("{}/{}", holder.path, held.name);
        let path = if held.is_block { format!("{path}#0") } else { path };
        let mut said: Vec<_> = self.below_path(&path).map(|path| (path, None)).collect();
        said.push((path, None));
        let rest = self.text.get(line.end as usize..).unwrap_or_default();
        let newline = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with('\n')) };
        Ok(Mark { edit: Edit::replace(Span { start: line.start, end: line.end + newline }, ""), said })
    }

    fn remove_item(self, holder: &Holder, held: &Held) -> Result<Mark, Refusal> {
        let at = holder.entries.iter().position(|other| other.span == held.span).ok_or(Refusal::Form)?;
        let before = at.checked_sub(1).and_then(|at| holder.entries.get(at));
        let span = match (holder.entries.get(at + 1), before) {
            (Some(next), _) => Span { start: held.span.start, end: next.span.start },
            (None, Some(before)) => Span { start: before.span.end, end: held.span.end },
            (None, None) => held.span,
        };
        if self.outline.has_comment(span) {
            return Err(Refusal::Layout);
        }
        let count = holder.entries.len();
        let texts: Vec<&str> = holder.entries.iter().map(|held| self.slice(held.span)).collect();
        let is_flat = holder.entries.iter().all(|held| self.outline.holder(held.span).is_none());
        if !is_flat {
            return Err(Refusal::Layout);
        }
        // Each item behind it moves up.
        let moved = (at..count - 1)
            .filter_map(|to| Some((format!("{}{to}", holder.path), Some((*texts.get(to + 1)?).to_owned()))));
        let said = moved.chain([(format!("{}{}", holder.path, count - 1), None)]).collect();
        Ok(Mark { edit: Edit::replace(span, ""), said })
    }

    /// The paths of everything in what a path names.
    fn below_path(self, path: &str) -> impl Iterator<Item = String> {
        let inside = |own: &&str| own.strip_prefix(path).is_some_and(|rest| !rest.is_empty() && is_step(path, rest));
        let found: Vec<String> =
            self.outline.said.iter().map(|(own, _)| own.as_str()).filter(inside).map(str::to_owned).collect();
        found.into_iter()
    }
}

/// Whether a rest of a path is a step below it, and not the rest of a longer name.
fn is_step(path: &str, rest: &str) -> bool {
    path.ends_with(']') || rest.starts_with(['/', '[', '{', '('])
}

fn items_said(path: &str, from: usize, items: &[Value]) -> Vec<(String, Option<String>)> {
    let each = items.iter().enumerate();
    each.flat_map(|(at, item)| prove::said_of_item(&format!("{path}{}", from + at), item)).collect()
}
