//! Mappings of templates to which a key can be added, and values that a template writes a key of only where they are set.

use plimsoll_model::Rendered;
use plimsoll_syntax::{Kind, Node, Span};

use super::part_at;
use super::written::Written;
use crate::Estate;

/// Actions that say whether, how often or where something is written.
const CONTROL: [&str; 9] = ["if", "with", "range", "end", "else", "define", "block", "template", "/*"];

/// Where the first line of a mapping's keys goes.
struct Head {
    file: u32,
    at: u32,
    column: usize,
}

/// What a template says of a key already.
enum Told<'t> {
    Nothing,
    Given(&'t str),
    Otherwise,
}

impl Estate {
    /// Where a key can be added to a mapping of a rendered text.
    pub(super) fn addition(&self, rendered: &Rendered, map: Node<'_>, key: &str) -> Option<Written> {
        let head = self.head(rendered, map)?;
        let text = &self.files.get(head.file as usize)?.text;
        match told(text.get(head.at as usize..)?, head.column, key) {
            Told::Nothing => Some(Written::Table { file: head.file, at: head.at, column: head.column }),
            Told::Given(path) => self.given(rendered, head.file, path),
            Told::Otherwise => None,
        }
    }

    /// The head of a mapping, every key of which stands in one template.
    fn head(&self, rendered: &Rendered, map: Node<'_>) -> Option<Head> {
        if map.kind() != Kind::Map {
            return None;
        }
        let keys: Option<Vec<(u32, Span)>> = map.own_entries().map(|(key, _)| self.literal(rendered, key)).collect();
        let keys = keys?;
        let (file, first) = *keys.first()?;
        let text = &*self.files.get(file as usize)?.text;
        let lead = before(text, first.start);
        let column = lead.len();
        let is_level = |(other, key): &(u32, Span)| {
            let lead = before(text, key.start);
            *other == file && lead.len() == column && lead.trim().is_empty()
        };
        let above = match lead.trim() {
            "" => self.parent(rendered, map).filter(|(other, _)| *other == file)?.1,
            "-" => Some(first).filter(|_| is_on_one_line(map))?,
            _ => return None,
        };
        let line = line(text, above.start).filter(|line| is_whole(line))?;
        let at = above.start + (line.len() - before(text, above.start).len()) as u32;
        keys.iter().skip(1).all(is_level).then_some(Head { file, at, column })
    }

    /// The key of a mapping, on a line of its own.
    fn parent(&self, rendered: &Rendered, map: Node<'_>) -> Option<(u32, Span)> {
        let key = map.tree().node(map.id().checked_sub(1)?);
        let (file, span) = self.literal(rendered, key)?;
        let rest = self.files.get(file as usize)?.text.get(span.end as usize..)?.lines().next()?;
        let rest = rest.strip_prefix(':')?.trim();
        (rest.is_empty() || rest.starts_with('#')).then_some((file, span))
    }

    /// A word that stands in a template as it is rendered.
    pub(super) fn literal(&self, rendered: &Rendered, node: Node<'_>) -> Option<(u32, Span)> {
        let span = node.span();
        let (first, last) = (part_at(rendered, span.start)?, part_at(rendered, span.end.checked_sub(1)?)?);
        if matches!(node.kind(), Kind::Map | Kind::Seq) || first.action.is_some() || first.at != last.at {
            return None;
        }
        let file = self.file_of(rendered, first.file)?;
        let start = first.start + (span.start - first.at);
        let there = Span { start, end: start + (span.end - span.start) };
        let text = &self.files.get(file as usize)?.text;
        let same = text.get(there.start as usize..there.end as usize) == Some(span.slice(node.tree().text()));
        (same && there.end <= first.end && span.start < span.end).then_some((file, there))
    }

    /// An empty value of the chart of a template.
    fn given(&self, rendered: &Rendered, template: u32, path: &str) -> Option<Written> {
        let template = &self.files.get(template as usize)?.path;
        let is_of = |file: &str| {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            template.strip_prefix(folder).is_some_and(|rest| rest.trim_start_matches('/').starts_with("templates/"))
        };
        let own = rendered.layers.iter().find(|l| rendered.files.get(l.file as usize).is_some_and(|f| is_of(f)))?;
        let path: Vec<String> = own.below.iter().cloned().chain(path.split('.').map(str::to_owned)).collect();
        let (file, node) = self.set_at(rendered, &path, &[])?;
        let value = self.trees_of(file).first()?.node(node);
        let is_empty = value.is_null() || value.kind() == Kind::Map && value.own_entries().count() == 0;
        is_empty.then_some(Written::Given { file, node })
    }
}

/// Whether the first value of a mapping stands behind its key.
fn is_on_one_line(map: Node<'_>) -> bool {
    let Some((key, value)) = map.own_entries().next() else { return false };
    let span = Span { start: key.span().start, end: value.span().end };
    let is_plain = !matches!(value.kind(), Kind::Map | Kind::Seq) && value.span().start < value.span().end;
    is_plain && !span.slice(map.tree().text()).contains('\n')
}

/// The line up to a byte.
fn before(text: &str, at: u32) -> &str {
    let before = text.get(..at as usize).unwrap_or_default();
    before.get(before.rfind('\n').map_or(0, |n| n + 1)..).unwrap_or_default()
}

/// The line of a byte with its end.
pub(super) fn line(text: &str, at: u32) -> Option<&str> {
    text.get(at as usize - before(text, at).len()..)?.split_inclusive('\n').next()
}

/// Whether a byte stands right below an `else`: one case of several, which other values or another cluster tell apart.
pub(super) fn is_alternative(text: &str, at: u32) -> bool {
    let above = text.get(..at as usize - before(text, at).len()).and_then(|above| above.lines().next_back());
    above.is_some_and(|line| line.trim_start().strip_prefix("{{").is_some_and(|action| word(action) == "else"))
}

/// Whether a line says all of what it says, whatever is rendered.
fn is_whole(line: &str) -> bool {
    let opened = line.matches("{{").count();
    line.ends_with('\n')
        && opened == line.matches("}}").count()
        && !line.contains("-}}")
        && !line.split("{{").skip(1).any(|action| CONTROL.contains(&word(action)))
}

/// The first word of an action.
fn word(action: &str) -> &str {
    let action = action.trim_start_matches('-').trim_start();
    action.split(|c: char| c.is_whitespace() || c == '}').next().unwrap_or_default()
}

/// What the lines of a mapping say of a key, in any case that they tell apart.
fn told<'t>(text: &'t str, column: usize, key: &str) -> Told<'t> {
    let mut last = "";
    for line in text.lines() {
        let code = line.trim_start();
        let (depth, is_action) = (line.len() - code.len(), code.starts_with("{{"));
        if depth < column && !is_action && !code.is_empty() && !code.starts_with('#') {
            break;
        }
        if depth == column && code.trim_start_matches('"').starts_with(key) && is_key(code, key) {
            return given(last).map_or(Told::Otherwise, Told::Given);
        }
        if writes_at(code, column) {
            return Told::Otherwise;
        }
        last = code;
    }
    Told::Nothing
}

fn is_key(code: &str, key: &str) -> bool {
    let rest = code.trim_start_matches('"').get(key.len()..).unwrap_or_default();
    rest.trim_start_matches('"').starts_with(':')
}

/// The value in `{{- with .Values.path }}`.
fn given(action: &str) -> Option<&str> {
    let inner = action.strip_prefix("{{")?.split("}}").next()?.trim_matches('-').trim();
    let (word, value) = inner.split_once(' ')?;
    let path = value.trim().trim_start_matches('$').strip_prefix(".Values.")?;
    let is_path = path.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_'));
    (matches!(word, "with" | "if") && is_path).then_some(path)
}

/// Whether an action writes lines that begin in a column.
fn writes_at(code: &str, column: usize) -> bool {
    let after = |part: &str| part.trim_start().split(|c: char| !c.is_ascii_digit()).next().and_then(|n| n.parse().ok());
    code.starts_with("{{") && code.split("indent ").skip(1).any(|part| after(part) == Some(column))
}
