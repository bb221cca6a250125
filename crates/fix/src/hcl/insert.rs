//! Puts attributes, blocks and keys where there are none.

use std::borrow::Cow;

use plimsoll_iac::outline::{Held, Holder, HolderKind};
use plimsoll_syntax::Span;
use serde_json::Value;

use super::{Aim, Page, emit, names, prove};
use crate::Refusal;
use crate::code::Mark;
use crate::edit::Edit;

impl<'p> Page<'p> {
    /// Puts a value below keys that are not there.
    pub(super) fn insert(self, aim: &Aim<'_, '_>, rest: &[Cow<'static, str>], value: Value) -> Result<Mark, Refusal> {
        let holder = self.own_holder(aim)?;
        let (first, deeper) = rest.split_first().ok_or(Refusal::Form)?;
        let nested = deeper
            .iter()
            .rev()
            .fold(value, |inner, key| Value::Object([(key.to_string(), inner)].into_iter().collect()));
        let (first, nested) = match aim.is_kubernetes && !is_manifest(holder)? {
            true => names::of_provider(first, nested).ok_or(Refusal::Unsaid)?,
            false => (first.to_string(), nested),
        };
        if self.says(holder, &first) {
            return Err(Refusal::Computed);
        }
        self.insert_entry(holder, &first, &nested)
    }

    fn insert_entry(self, holder: &Holder, first: &str, nested: &Value) -> Result<Mark, Refusal> {
        let is_body = matches!(holder.kind, HolderKind::Block { .. });
        let (edit, source) = match is_body && emit::is_block(first, nested) {
            true => (self.add_block(holder, first, nested)?, emit::block(first, nested, "").join("\n")),
            false => {
                let source = format!("{} = {}", emit::key(first), emit::expression(nested));
                (self.add_entry(holder, first, nested)?, source)
            }
        };
        Ok(Mark { said: prove::said_of(&source, holder).ok_or(Refusal::Layout)?, edit })
    }

    /// Whether a holder has an entry of a name, in any way.
    fn says(self, holder: &Holder, name: &str) -> bool {
        let makes = |held: &Held| {
            let made = self.outline.holder(held.span).map(|inner| &inner.kind);
            matches!(made, Some(HolderKind::Block { word, label }) if &**word == "dynamic" && &**label == name)
        };
        holder.entries.iter().any(|held| &*held.name == name || held.is_block && makes(held))
    }

    /// The indentation of what a holder holds.
    fn inner_indent(self, holder: &Holder) -> String {
        let first = holder.entries.iter().find(|held| self.is_first_on_line(held.span.start));
        match first {
            Some(held) => self.indent(held.span.start).to_owned(),
            None => format!("{}  ", self.indent(holder.span.start)),
        }
    }

    fn is_one_line(self, holder: &Holder) -> bool {
        !self.inside(holder).contains('\n')
    }

    fn inside(self, holder: &Holder) -> &'p str {
        self.slice(Span { start: holder.open, end: holder.close })
    }

    /// A block at the end of another one.
    fn add_block(self, holder: &Holder, name: &str, value: &Value) -> Result<Edit, Refusal> {
        let (newline, indent) = (self.newline(), self.inner_indent(holder));
        let lines = emit::block(name, value, &indent);
        if self.is_one_line(holder) {
            return self.unfold(holder, &lines, true);
        }
        if !self.is_first_on_line(holder.close) {
            return Err(Refusal::Layout);
        }
        let at = self.line_start(holder.close);
        let above = self.slice(Span { start: holder.open, end: at });
        let is_first = above.trim().is_empty() || above.lines().last().is_some_and(|line| line.trim().is_empty());
        let blank = if is_first { "" } else { newline };
        Ok(Edit::insert(at, format!("{blank}{}{newline}", lines.join(newline))))
    }

    /// An attribute of a block, or a key of an object.
    fn add_entry(self, holder: &Holder, name: &str, value: &Value) -> Result<Edit, Refusal> {
        let is_body = matches!(holder.kind, HolderKind::Block { .. });
        if self.is_one_line(holder) {
            return if is_body {
                self.unfold(holder, &[format!("{name} = {}", emit::expression(value))], false)
            } else {
                self.add_inline(holder, name, value)
            };
        }
        let is_line = |held: &&Held| !held.is_block && self.is_alone(held.span);
        match holder.entries.iter().rfind(is_line) {
            Some(anchor) => Ok(self.below(anchor, name, value)),
            None if is_body => self.on_top(holder, name, value),
            None => Err(Refusal::Layout),
        }
    }

    /// Whether an entry has one line of its own.
    fn is_alone(self, span: Span) -> bool {
        let after = self.slice(Span { start: span.end, end: self.line_end(span.end) }).trim_start();
        let ends = after.trim_start_matches(',').trim_start();
        let ends = ends.is_empty() || ends.starts_with(['#']) || ends.starts_with("//");
        !self.slice(span).contains('\n') && self.is_first_on_line(span.start) && ends
    }

    /// A line below another entry, written as that one is.
    fn below(self, anchor: &Held, name: &str, value: &Value) -> Edit {
        let newline = self.newline();
        let end = self.line_end(anchor.span.end);
        let head = self.slice(Span { start: anchor.span.start, end: anchor.value.start });
        let comma = self.slice(Span { start: anchor.span.end, end }).trim_start().starts_with(',');
        let name = if head.starts_with('"') { Value::from(name).to_string() } else { emit::key(name) };
        let sign = if head.trim_end().ends_with(':') { ":" } else { " =" };
        let comma = if comma { "," } else { "" };
        let indent = self.indent(anchor.span.start);
        Edit::insert(end, format!("{newline}{indent}{name}{sign} {}{comma}", emit::expression(value)))
    }

    /// The first line of a block that holds no attribute that has a line of its own.
    fn on_top(self, holder: &Holder, name: &str, value: &Value) -> Result<Edit, Refusal> {
        let newline = self.newline();
        let end = self.line_end(holder.open);
        let head = self.slice(Span { start: holder.open, end });
        if holder.entries.iter().any(|held| held.span.start < end) || head.contains("/*") {
            return Err(Refusal::Layout);
        }
        let next = self.text.get(end as usize..).unwrap_or_default().lines().nth(1).unwrap_or_default();
        let is_block = holder.entries.first().is_some_and(|held| held.is_block);
        let blank = if is_block && !next.trim().is_empty() { newline } else { "" };
        let indent = self.inner_indent(holder);
        Ok(Edit::insert(end, format!("{newline}{indent}{name} = {}{blank}", emit::expression(value))))
    }

    /// A block on one line becomes several.
    fn unfold(self, holder: &Holder, lines: &[String], is_block: bool) -> Result<Edit, Refusal> {
        let span = Span { start: holder.open, end: holder.close };
        if self.outline.has_comment(span) {
            return Err(Refusal::Layout);
        }
        let (newline, base) = (self.newline(), self.indent(holder.span.start));
        let held = holder.entries.iter().map(|held| self.slice(held.span).to_owned());
        let all: Vec<String> = match is_block {
            false => aligned(&held.chain(lines.iter().cloned()).collect::<Vec<_>>(), base),
            true => {
                let held: Vec<String> = held.map(|line| format!("{base}  {line}")).collect();
                let blank = (!held.is_empty()).then(String::new);
                held.into_iter().chain(blank).chain(lines.iter().cloned()).collect()
            }
        };
        Ok(Edit::replace(span, format!("{newline}{}{newline}{base}", all.join(newline))))
    }

    /// An entry of an object on one line.
    fn add_inline(self, holder: &Holder, name: &str, value: &Value) -> Result<Edit, Refusal> {
        let Some(last) = holder.entries.last() else {
            let span = Span { start: holder.open, end: holder.close };
            let blank = self.inside(holder).trim().is_empty();
            let text = format!(" {} = {} ", emit::key(name), emit::expression(value));
            return if blank { Ok(Edit::replace(span, text)) } else { Err(Refusal::Layout) };
        };
        let head = self.slice(Span { start: last.span.start, end: last.value.start });
        let name = if head.starts_with('"') { Value::from(name).to_string() } else { emit::key(name) };
        let between = if head.contains(':') && !head.contains('=') { ": " } else { " = " };
        Ok(Edit::insert(last.span.end, format!(", {name}{between}{}", emit::expression(value))))
    }
}

/// Whether a holder stands in a resource that says an object of Kubernetes by the API's own names.
fn is_manifest(holder: &Holder) -> Result<bool, Refusal> {
    let rest = holder.path.strip_prefix("/resource.").ok_or(Refusal::Computed)?;
    Ok(rest.split('.').next().is_some_and(|kind| kind.ends_with("_manifest")))
}

/// Attributes with their signs below one another.
fn aligned(lines: &[String], base: &str) -> Vec<String> {
    let pairs: Vec<(&str, &str)> = lines.iter().filter_map(|line| line.split_once('=')).collect();
    let width = pairs.iter().map(|(name, _)| name.trim_end().len()).max().unwrap_or_default();
    pairs.iter().map(|(name, value)| format!("{base}  {:width$} = {}", name.trim_end(), value.trim_start())).collect()
}
