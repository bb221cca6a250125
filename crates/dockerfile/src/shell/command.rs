//! Simple commands: assignments, words and redirections.

use super::cursor::{Cursor, Pending};
use super::{Assignment, Join, Part, Redirect, Simple, Word};

/// Longest first.
const REDIRECTS: &[&str] = &["&>>", "<<<", "<<-", "<<", "<>", "<&", ">>", ">&", ">|", "&>", "<", ">"];

impl Cursor<'_> {
    /// A command up to what ends it.
    pub(super) fn simple(&mut self, join: Join) {
        let start = self.at;
        let mut found = Simple {
            assignments: Vec::new(),
            words: Vec::new(),
            redirects: Vec::new(),
            join,
            fed_by: 0..0,
            inner: self.inner > 0,
            span: self.logical.span(start..start),
        };
        let mut end = start;
        loop {
            self.blanks();
            let from = self.at;
            if let Some(redirect) = self.redirect() {
                found.redirects.push(redirect);
            } else if let Some(word) = self.word() {
                found.add(word, self.text.get(from..).unwrap_or(""));
            } else if self.is_function(&found) {
                self.bump();
                self.blanks();
                self.take(")");
                return self.body();
            } else {
                break;
            }
            end = self.at;
        }
        if end > start {
            found.span = self.logical.span(start..end);
            self.script.commands.push(found);
        }
    }

    /// `name ()` opens a function.
    fn is_function(&self, found: &Simple) -> bool {
        let alone = found.words.len() == 1 && found.assignments.is_empty() && found.redirects.is_empty();
        alone && self.rest().strip_prefix('(').is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with(')'))
    }

    /// A redirection, with the number before it.
    pub(super) fn redirect(&mut self) -> Option<Redirect> {
        let rest = self.rest();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let operator = *REDIRECTS.iter().find(|operator| rest[digits..].starts_with(**operator))?;
        let process = matches!(operator, "<" | ">") && rest[digits + 1..].starts_with('(');
        if process || (digits > 0 && operator.starts_with('&')) {
            return None;
        }
        self.at += digits + operator.len();
        self.blanks();
        let from = self.at;
        let target = self.word();
        if target.is_none() {
            self.fault(from);
        }
        let target = target.unwrap_or_default();
        if matches!(operator, "<<" | "<<-") {
            let end = target.parts.iter().filter_map(|p| if let Part::Text(t) = p { Some(t.as_str()) } else { None });
            self.pending.push(Pending { end: end.collect(), chomp: operator == "<<-" });
        }
        Some(Redirect { operator, target })
    }

    /// Redirections after a compound command; they are about all that it holds.
    pub(super) fn redirects_after(&mut self) {
        loop {
            self.blanks();
            if self.redirect().is_none() {
                return;
            }
        }
    }
}

impl Simple {
    /// Adds a word that is written like this: a name in quotes or with a backslash sets nothing.
    fn add(&mut self, word: Word, written: &str) {
        let split = split(&word).filter(|a| self.words.is_empty() && written.starts_with(&a.name));
        match split.filter(|a| written[a.name.len()..].starts_with(['=', '+'])) {
            Some(assignment) => self.assignments.push(assignment),
            None => self.words.push(word),
        }
    }
}

/// Name and value of `name=value`.
pub(super) fn split(word: &Word) -> Option<Assignment> {
    let Some(Part::Text(first)) = word.parts.first() else { return None };
    let (name, start) = first.split_once('=')?;
    let name = name.strip_suffix('+').unwrap_or(name);
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.is_empty();
    if !is_name || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = word.parts.clone();
    parts[0] = Part::Text(start.to_owned());
    Some(Assignment { name: name.to_owned(), value: Word { parts, span: word.span, value: None } })
}
