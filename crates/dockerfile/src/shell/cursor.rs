//! Where the reader stands in a script.

use crate::limits::{MAX_COMMANDS, MAX_DEPTH};
use crate::{Logical, shell::Script};

/// A heredoc whose text has not come yet.
pub(super) struct Pending {
    pub(super) end: String,
    pub(super) chomp: bool,
}

/// The reader: a text, a place in it and what was found so far.
pub(super) struct Cursor<'l> {
    pub(super) logical: &'l Logical,
    pub(super) text: &'l str,
    pub(super) at: usize,
    /// One past the last byte that may be read: backquotes hold a script of their own.
    pub(super) end: usize,
    pub(super) depth: u32,
    /// How many substitutions, subshells and functions are open.
    pub(super) inner: u32,
    pub(super) pending: Vec<Pending>,
    pub(super) script: Script,
}

impl<'l> Cursor<'l> {
    pub(super) fn new(logical: &'l Logical) -> Self {
        let text = logical.text();
        let script = Script::default();
        Self { logical, text, at: 0, end: text.len(), depth: 0, inner: 0, pending: Vec::new(), script }
    }

    pub(super) fn rest(&self) -> &'l str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let found = self.rest().starts_with(text);
        if found {
            self.at += text.len();
        }
        found
    }

    pub(super) fn fault(&mut self, from: usize) {
        let to = self.at.max(from + 1).min(self.text.len()).max(from);
        let span = self.logical.span(from..to);
        // One is enough to know that the rest is not to be trusted.
        if self.script.faults.len() < 16 {
            self.script.faults.push(span);
        }
    }

    /// Whether one more level may be opened; else the rest is left unread.
    pub(super) fn may_nest(&mut self) -> bool {
        let full = self.depth >= MAX_DEPTH || self.script.commands.len() >= MAX_COMMANDS;
        if full {
            self.fault(self.at);
            self.at = self.end;
        }
        !full
    }

    /// Blanks, continued lines and comments.
    pub(super) fn blanks(&mut self) {
        loop {
            let before = self.at;
            while self.take(" ") || self.take("\t") || self.take("\r") || self.take("\\\n") {}
            if self.rest().starts_with('#') {
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
            }
            if self.at == before {
                return;
            }
        }
    }

    /// A line break, with the texts of the heredocs that were opened before it.
    pub(super) fn newline(&mut self) -> bool {
        if !self.take("\n") {
            return false;
        }
        for pending in std::mem::take(&mut self.pending) {
            self.skip_text(&pending);
        }
        true
    }

    fn skip_text(&mut self, pending: &Pending) {
        while self.at < self.end {
            let rest = self.rest();
            let length = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
            let line = rest[..length].trim_end_matches(['\n', '\r']);
            let line = if pending.chomp { line.trim_start_matches('\t') } else { line };
            self.at += length;
            if line == pending.end {
                return;
            }
        }
    }

    /// Blanks and line breaks.
    pub(super) fn space(&mut self) {
        loop {
            self.blanks();
            if !self.newline() {
                return;
            }
        }
    }
}
