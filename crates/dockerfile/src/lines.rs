//! From bytes to logical lines: comments, continuations and the texts of heredocs.

use plimsoll_syntax::Span;

use crate::directive::Directives;
use crate::heredoc::{self, Heredoc};
use crate::limits::MAX_INSTRUCTIONS;
use crate::{Fault, Logical, words};

/// One instruction as it is written.
pub(crate) struct Line {
    pub(crate) logical: Logical,
    /// From the first byte of the keyword to the last of its line or of its last heredoc.
    pub(crate) span: Span,
    pub(crate) heredocs: Vec<Heredoc>,
}

/// A text cut into lines.
pub(crate) struct Lines {
    pub(crate) lines: Vec<Line>,
    pub(crate) comments: Vec<Span>,
    pub(crate) faults: Vec<Fault>,
    pub(crate) directives: Directives,
}

/// Cuts a text.
pub(crate) fn cut(text: &str) -> Lines {
    let lines = Lines { lines: Vec::new(), comments: Vec::new(), faults: Vec::new(), directives: Directives::new() };
    let mut cutter = Cutter { text, at: text.len() - text.trim_start_matches('\u{feff}').len().min(text.len()), lines };
    while cutter.instruction() {}
    cutter.lines
}

struct Cutter<'t> {
    text: &'t str,
    at: usize,
    lines: Lines,
}

/// A line of the source without its break, and where it starts.
#[derive(Clone, Copy)]
struct Physical<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Physical<'t> {
    fn trimmed(self) -> Self {
        let text = self.text.trim_start();
        Self { text, at: self.at + self.text.len() - text.len() }
    }

    fn span(self) -> Span {
        Span::new(self.at, self.at + self.text.len())
    }

    fn is_comment(self) -> bool {
        self.text.trim_start().starts_with('#')
    }

    /// The line without the character that continues it, where it does.
    fn continued(self, escape: char) -> Option<Self> {
        let before = self.text.trim_end_matches([' ', '\t']).strip_suffix(escape)?;
        (!before.ends_with(escape)).then_some(Self { text: before, at: self.at })
    }
}

impl<'t> Cutter<'t> {
    fn next(&mut self) -> Option<Physical<'t>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        let line = Physical { text: rest[..length].trim_end_matches(['\r', '\n']), at: self.at };
        self.at += length;
        Some(line)
    }

    fn comment(&mut self, line: Physical<'t>) {
        let line = line.trimmed();
        let text = line.text.trim_end();
        self.lines.comments.push(Span::new(line.at, line.at + text.len()));
    }

    /// Reads up to the end of the next instruction; false at the end of the text.
    fn instruction(&mut self) -> bool {
        let Some(first) = self.next().map(Physical::trimmed) else { return false };
        let fault = self.lines.directives.line(first.text, first.span());
        self.lines.faults.extend(fault);
        if first.is_comment() {
            self.comment(first);
            return true;
        }
        let (logical, end) = self.join(first);
        // What goes on after nothing is an instruction without a name.
        if first.text.is_empty() {
            return true;
        }
        if self.lines.lines.len() >= MAX_INSTRUCTIONS {
            let reason = format!("more than {MAX_INSTRUCTIONS} instructions; the rest is not read");
            self.lines.faults.push(Fault::new(first.span(), reason));
            return false;
        }
        self.finish(logical, first.at, end);
        true
    }

    /// A line and those that it goes on in: comments and empty lines between them do not count.
    fn join(&mut self, first: Physical<'t>) -> (Logical, usize) {
        let escape = self.lines.directives.escape;
        let mut logical = Logical::default();
        let mut end = first.at + first.text.trim_end().len();
        let mut open = first.continued(escape);
        logical.push(open.unwrap_or(first).text, first.at);
        while open.is_some() {
            let Some(line) = self.next() else { break };
            if line.is_comment() {
                self.comment(line);
                continue;
            }
            if line.text.trim_start().is_empty() {
                continue;
            }
            open = line.continued(escape);
            logical.push(open.unwrap_or(line).text, line.at);
            end = line.at + line.text.trim_end().len();
        }
        (logical, end)
    }

    fn finish(&mut self, logical: Logical, start: usize, mut end: usize) {
        let mut heredocs = Vec::new();
        if words::may_hold_heredocs(logical.text()) {
            for mut heredoc in heredoc::of_line(logical.text()) {
                end = self.body(&mut heredoc, end);
                heredocs.push(heredoc);
            }
        }
        self.lines.lines.push(Line { logical, span: Span::new(start, end), heredocs });
    }

    /// Reads the text of a heredoc up to its last line.
    fn body(&mut self, heredoc: &mut Heredoc, end: usize) -> usize {
        let start = self.at;
        while let Some(line) = self.next() {
            let text = if heredoc.chomp { line.text.trim_start_matches('\t') } else { line.text };
            if text == heredoc.name {
                heredoc.content = Span::new(start, line.at);
                heredoc.terminator = Span::new(line.at, line.at + line.text.len());
                return line.at + line.text.len();
            }
        }
        heredoc.content = Span::new(start, self.at);
        heredoc.terminator = Span::new(self.at, self.at);
        let reason = format!("the heredoc `{}` does not end", heredoc.name);
        let last = self.text.get(..end).and_then(|before| before.char_indices().next_back());
        self.lines.faults.push(Fault::new(Span::new(last.map_or(end, |(at, _)| at), end), reason));
        self.at
    }
}
