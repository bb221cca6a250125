//! Puts the signs of attributes below one another again, as `fmt` does, where lines were added to a run of them.

use std::collections::HashSet;

use plimsoll_iac::outline::{Held, Holder, Outline};
use plimsoll_syntax::Span;

use super::Page;
use crate::edit::Edit;

/// The edits of a text that align every run with a new line, where the lines that were there were aligned.
pub(crate) fn align(old: &str, new: &str) -> Vec<Edit> {
    let Some(outline) = Outline::read(new) else { return Vec::new() };
    let page = Page { text: new, outline: &outline };
    let known: HashSet<&str> = old.lines().collect();
    let runs = outline.holders.iter().flat_map(|holder| page.runs(holder));
    let mut edits: Vec<Edit> = runs.flat_map(|run| aligned(&run, &known)).collect();
    edits.sort_by_key(|edit| edit.span.start);
    edits
}

/// A line `name = value`.
struct Line<'t> {
    whole: &'t str,
    /// Between the name and the sign.
    gap: Span,
    name: usize,
}

impl<'p> Page<'p> {
    /// Runs of lines that follow one another.
    fn runs(self, holder: &Holder) -> Vec<Vec<Line<'p>>> {
        let mut runs: Vec<Vec<Line<'p>>> = Vec::new();
        let mut end = None;
        for held in &holder.entries {
            let line = self.line(held);
            let follows =
                end.is_some_and(|end| self.text.get(end as usize..).is_some_and(|rest| self.is_next(rest, held, end)));
            match (line, runs.last_mut().filter(|_| follows)) {
                (Some(line), Some(run)) => run.push(line),
                (Some(line), None) => runs.push(vec![line]),
                (None, _) => runs.push(Vec::new()),
            }
            end = Some(self.line_end(held.span.end));
        }
        runs
    }

    /// Whether an entry begins on the line behind another one's end.
    fn is_next(self, rest: &str, held: &Held, end: u32) -> bool {
        let newline = if rest.starts_with("\r\n") { 2 } else { 1 };
        self.line_start(held.span.start) == end + newline
    }

    fn line(self, held: &Held) -> Option<Line<'p>> {
        let head = self.slice(Span { start: held.span.start, end: held.value.start });
        let name = head.trim_end().strip_suffix('=')?;
        let is_line = !held.is_block && !self.slice(held.span).contains('\n') && self.is_first_on_line(held.span.start);
        let bare = name.trim_end();
        let gap = Span { start: held.span.start + bare.len() as u32, end: held.span.start + name.len() as u32 };
        let whole = self.slice(Span { start: self.line_start(held.span.start), end: self.line_end(held.span.end) });
        is_line.then_some(Line { whole, gap, name: bare.len() })
    }
}

fn aligned(run: &[Line<'_>], known: &HashSet<&str>) -> Vec<Edit> {
    let (old, new): (Vec<&Line<'_>>, Vec<&Line<'_>>) = run.iter().partition(|line| known.contains(line.whole));
    let width = |lines: &[&Line<'_>]| lines.iter().map(|line| line.name).max().unwrap_or_default();
    let before = width(&old);
    let was_aligned = old.iter().all(|line| line.name + (line.gap.end - line.gap.start) as usize == before + 1);
    if new.is_empty() || !was_aligned {
        return Vec::new();
    }
    let whole = before.max(width(&new));
    let gap = |line: &Line<'_>| " ".repeat(whole + 1 - line.name);
    let wrong = run.iter().filter(|line| gap(line).len() != (line.gap.end - line.gap.start) as usize);
    wrong.map(|line| Edit::replace(line.gap, gap(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    #[test]
    fn runs_with_new_lines_are_aligned() {
        let old = "r \"a\" {\n  ab = 1\n  c  = 2 # x\n\n  d = 1\n}\n";
        let new = "r \"a\" {\n  ab = 1\n  c  = 2 # x\n  longer = 3\n\n  d = 1\n}\n";
        let wanted = "r \"a\" {\n  ab     = 1\n  c      = 2 # x\n  longer = 3\n\n  d = 1\n}\n";
        assert_eq!(apply(new, &align(old, new)), wanted);
        assert_eq!(align(new, new), []);
    }

    #[test]
    fn what_was_not_aligned_is_left() {
        let old = "r \"a\" {\n  ab = 1\n  c = 2\n}\n";
        let new = "r \"a\" {\n  ab = 1\n  c = 2\n  longer = 3\n}\n";
        assert_eq!(align(old, new), []);
    }
}
