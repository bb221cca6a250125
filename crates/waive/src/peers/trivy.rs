//! `.trivyignore` and `.trivyignore.yaml`.

use std::sync::Arc;

use jiff::civil::Date;
use plimsoll_engine::WaivedBy;
use plimsoll_syntax::{LineIndex, Node};

use super::{Imported, Statement};
use crate::limits::{MAX_BYTES, MAX_WAIVERS};
use crate::scope::{Scope, Where, glob};
use crate::{Error, Names};

/// Reads `.trivyignore`: one id a line, each with `exp:DATE` where it ends.
///
/// # Errors
/// Where the text is too large.
pub fn plain(text: &str, shown: &str, names: &Names) -> Result<Imported, Error> {
    if text.len() > MAX_BYTES || text.lines().count() > MAX_WAIVERS * 10 {
        return Err(Error::too_large());
    }
    let mut out = Imported::default();
    let mut reason = "";
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(comment) = line.strip_prefix('#') {
            reason = comment.trim();
        } else if line.is_empty() {
            reason = "";
        } else {
            entry(line, index as u32 + 1, reason, shown, names, &mut out);
        }
    }
    Ok(out)
}

/// A comment above an id is the only place for a reason in this form.
fn entry(line: &str, at: u32, reason: &str, shown: &str, names: &Names, out: &mut Imported) {
    let mut words = line.split('#').next().unwrap_or_default().split_whitespace();
    let Some(id) = words.next() else { return };
    let end = words.find_map(|w| w.strip_prefix("exp:"));
    let until = end.map(str::parse::<Date>);
    let statement = |until| Statement { by: WaivedBy::Trivy, file: shown, line: at, id, reason, until };
    match until.transpose() {
        Ok(until) => out.add(&statement(until), names, Scope::Where(Box::default())),
        Err(_) => out.unmatched.push(statement(None).unmatched("its end is not a date")),
    }
}

/// Reads `.trivyignore.yaml`: only `misconfigurations` speak of manifests.
///
/// # Errors
/// Where the text is too large or not YAML.
pub fn yaml(text: &str, shown: &str, names: &Names) -> Result<Imported, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::too_large());
    }
    let text: Arc<str> = text.into();
    let parsed = plimsoll_syntax::parse(&text);
    if let Some(error) = parsed.errors.first() {
        return Err(Error::at(&text, error.offset as usize, "not YAML from here on; correct it"));
    }
    let file = File { text: &text, lines: LineIndex::new(&text), shown, names };
    let mut out = Imported::default();
    for tree in &parsed.trees {
        for entry in tree.root().get("misconfigurations").into_iter().flat_map(Node::items).take(MAX_WAIVERS) {
            file.entry(entry, &mut out);
        }
    }
    Ok(out)
}

struct File<'a> {
    text: &'a str,
    lines: LineIndex,
    shown: &'a str,
    names: &'a Names,
}

impl File<'_> {
    fn entry(&self, node: Node<'_>, out: &mut Imported) {
        let text = |key| node.get(key).map_or("", Node::text);
        let line = self.lines.position(self.text, node.span().start).line;
        let end = node.get("expired_at").filter(|n| !n.is_null()).map(|n| day(n.text()));
        let statement = Statement {
            by: WaivedBy::Trivy,
            file: self.shown,
            line,
            id: text("id"),
            reason: text("statement"),
            until: end.flatten(),
        };
        if end == Some(None) {
            return out.unmatched.push(statement.unmatched("its `expired_at` is not a date"));
        }
        if node.get("purls").is_some() {
            return out.unmatched.push(statement.unmatched("it speaks of packages, not of manifests"));
        }
        match scopes(node) {
            Some(scopes) => scopes.into_iter().for_each(|scope| out.add(&statement, self.names, scope)),
            None => out.unmatched.push(statement.unmatched("one of its `paths` is not a pattern")),
        }
    }
}

/// `2026-12-31`, or the same with a time of day behind it.
fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// One scope a path; without paths everything.
fn scopes(node: Node<'_>) -> Option<Vec<Scope>> {
    match node.get("paths").filter(|n| !n.is_null()) {
        None => Some(vec![Scope::Where(Box::default())]),
        Some(paths) => paths.items().map(|p| Some(Scope::Where(Box::new(Where::path(glob(p.text())?))))).collect(),
    }
}
