//! HCL: changes of evaluated resources as edits of the text that says them.

mod align;
mod emit;
mod insert;
mod lists;
mod names;
mod prove;

use std::borrow::Cow;

use plimsoll_engine::Op;
use plimsoll_iac::outline::{Holder, HolderKind, Literal, LiteralForm, Outline};
use plimsoll_syntax::{Node, Span};
use serde_json::Value;

use crate::Refusal;
use crate::code::Mark;
use crate::edit::Edit;
pub(crate) use align::align;
pub(crate) use prove::is_as_told;

/// A text with its form.
#[derive(Clone, Copy)]
pub(crate) struct Page<'p> {
    pub(crate) text: &'p str,
    pub(crate) outline: &'p Outline,
}

/// What a change is about: the evaluated node, where its value stands, and the keys below it that are not there.
pub(crate) struct Aim<'n, 'c> {
    pub(crate) node: Node<'n>,
    pub(crate) span: Span,
    pub(crate) rest: &'c [Cow<'static, str>],
    /// Whether the node is of an object of Kubernetes that a resource of its provider makes.
    pub(crate) is_kubernetes: bool,
}

impl<'p> Page<'p> {
    /// The edit that makes a change.
    pub(crate) fn mark(self, aim: &Aim<'_, '_>, op: &Op) -> Result<Mark, Refusal> {
        match (op, aim.rest) {
            (Op::Set(Value::Array(items)), []) => self.replace_list(aim, items),
            (Op::Set(value), []) => self.replace(aim, value),
            (Op::Add(items), []) => self.add_items(aim, items),
            (Op::Remove, []) => self.remove(aim),
            (Op::Set(value), rest) => self.insert(aim, rest, value.clone()),
            (Op::Add(items), rest) => self.insert(aim, rest, Value::Array(items.clone())),
            (Op::Remove | Op::Rename(_), _) => Err(Refusal::Form),
        }
    }

    /// Another literal in the place of one.
    fn replace(self, aim: &Aim<'_, '_>, value: &Value) -> Result<Mark, Refusal> {
        let literal = self.own_literal(aim)?;
        let quoted = literal.form == LiteralForm::Quoted;
        let text = match value {
            Value::Object(_) => return Err(Refusal::Form),
            // Older configuration writes `"false"`.
            Value::Bool(_) | Value::Number(_) if quoted => format!("\"{value}\""),
            value => emit::expression(value),
        };
        let edit = Edit::replace(literal.span, text);
        let (path, after) = self.said_after(&edit).ok_or(Refusal::Layout)?;
        Ok(Mark { said: vec![(path, Some(after))], edit })
    }

    /// The literal that says a value: it stands there alone, and no condition chooses it.
    fn own_literal(self, aim: &Aim<'_, '_>) -> Result<&'p Literal, Refusal> {
        let literal = self.outline.literal(aim.span).ok_or(Refusal::Computed)?;
        let says = *literal.text == *aim.node.text() || aim.node.is_null() && literal.form == LiteralForm::Null;
        if literal.is_chosen || !says { Err(Refusal::Computed) } else { Ok(literal) }
    }

    /// The block or object that says a node; not the call of a module, whose arguments are named otherwise.
    fn own_holder(self, aim: &Aim<'_, '_>) -> Result<&'p Holder, Refusal> {
        let holder = self.outline.holder(aim.span).ok_or(Refusal::Computed)?;
        match &holder.kind {
            HolderKind::Block { word, .. } if &**word == "module" => Err(Refusal::Module),
            HolderKind::Block { word, .. } if &**word == "dynamic" => self.content(holder).ok_or(Refusal::Form),
            _ => Ok(holder),
        }
    }

    /// What a `dynamic` block repeats.
    fn content(self, dynamic: &Holder) -> Option<&'p Holder> {
        let content = dynamic.entries.iter().find(|held| held.is_block && &*held.name == "content")?;
        self.outline.holder(content.span)
    }

    fn slice(self, span: Span) -> &'p str {
        span.slice(self.text)
    }

    /// How lines end.
    fn newline(self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// The first byte of the line.
    fn line_start(self, at: u32) -> u32 {
        let before = self.text.get(..at as usize).unwrap_or_default();
        before.rfind('\n').map_or(0, |newline| newline + 1) as u32
    }

    /// The end of the line without its line break.
    fn line_end(self, at: u32) -> u32 {
        let rest = self.text.get(at as usize..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        at + line.strip_suffix('\r').unwrap_or(line).len() as u32
    }

    /// The blanks before the first byte of a line.
    fn indent(self, at: u32) -> &'p str {
        let line = self.text.get(self.line_start(at) as usize..).unwrap_or_default();
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..blanks).unwrap_or_default()
    }

    /// Whether only blanks stand before this byte on its line.
    fn is_first_on_line(self, at: u32) -> bool {
        self.slice(Span { start: self.line_start(at), end: at }).trim().is_empty()
    }
}
