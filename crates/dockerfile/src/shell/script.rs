//! Lists, pipelines and compound commands.

use std::ops::Range;

use super::cursor::Cursor;
use super::{Join, Script};
use crate::Logical;

/// What ends a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The end of the text.
    End,
    /// `)`.
    Paren,
    /// `;;`, `;&` or `esac`.
    Case,
    /// One of these words where a command would stand.
    Words(&'static [&'static str]),
}

/// Reads a script.
pub(super) fn read(logical: &Logical) -> Script {
    let mut cursor = Cursor::new(logical);
    while cursor.at < cursor.end {
        cursor.list(Stop::End);
        // A bracket or word that closes nothing.
        if cursor.at < cursor.end {
            cursor.fault(cursor.at);
            cursor.bump();
        }
    }
    cursor.script
}

/// Words that mean something where a command would stand.
const RESERVED: &[&str] = &["then", "elif", "else", "fi", "do", "done", "esac", "}"];

/// How far to look for the end of arithmetic and tests.
const NEAR: usize = 4096;

impl<'l> Cursor<'l> {
    /// The word ahead, if it holds letters and braces alone.
    pub(super) fn keyword(&self) -> &'l str {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || ";&|()<>".contains(c)).unwrap_or(rest.len());
        &rest[..length]
    }

    fn stops(&self, stop: Stop) -> bool {
        let rest = self.rest();
        if rest.is_empty() || rest.starts_with(')') || rest.starts_with(";;") || rest.starts_with(";&") {
            return true;
        }
        match stop {
            Stop::Words(words) => words.contains(&self.keyword()),
            Stop::Case => self.keyword() == "esac",
            Stop::End | Stop::Paren => false,
        }
    }

    /// Pipelines up to what ends the list, which is not taken.
    pub(super) fn list(&mut self, stop: Stop) -> Range<usize> {
        let start = self.script.commands.len();
        let mut join = Join::Start;
        if !self.may_nest() {
            return start..start;
        }
        self.depth += 1;
        loop {
            self.space();
            if self.stops(stop) {
                break;
            }
            let before = self.at;
            self.pipeline(join);
            join = self.operator();
            if self.at == before {
                self.fault(before);
                self.bump();
            }
        }
        self.depth -= 1;
        start..self.script.commands.len()
    }

    fn operator(&mut self) -> Join {
        self.blanks();
        if self.take("&&") {
            return Join::And;
        }
        if self.take("||") {
            return Join::Or;
        }
        if !self.rest().starts_with(";;") && !self.rest().starts_with(";&") {
            let _ = self.take(";") || self.take("&");
        }
        Join::Then
    }

    fn pipeline(&mut self, join: Join) {
        let mut join = join;
        let mut feeders = 0..0;
        loop {
            while self.keyword() == "!" || self.keyword() == "time" {
                let length = self.keyword().len();
                self.at += length;
                self.blanks();
            }
            let stage = self.command(join);
            self.feed(stage.clone(), &feeders);
            feeders = stage;
            self.blanks();
            let piped = !self.rest().starts_with("||") && (self.take("|&") || self.take("|"));
            if !piped {
                return;
            }
            self.space();
            join = Join::Pipe;
        }
    }

    /// Says which commands the ones of a stage read from, but for those that read from others already.
    fn feed(&mut self, stage: Range<usize>, feeders: &Range<usize>) {
        for command in self.script.commands.get_mut(stage).unwrap_or_default() {
            if command.fed_by.is_empty() {
                command.fed_by = feeders.clone();
            }
        }
    }

    /// One command of any kind: the commands that it is made of.
    fn command(&mut self, join: Join) -> Range<usize> {
        let start = self.script.commands.len();
        let from = self.at;
        match self.keyword() {
            "[[" => self.test(),
            "{" => self.block("{", &["}"]),
            "if" => self.branches(),
            "while" | "until" => self.looped(),
            "for" | "select" => self.counted(),
            "case" => self.case(),
            "function" => self.named_function(),
            word if RESERVED.contains(&word) => {
                let length = word.len();
                self.at += length;
                self.fault(from);
            }
            _ if self.rest().starts_with("((") && self.arithmetic() => {}
            _ if self.rest().starts_with('(') => self.subshell(),
            _ => {
                self.simple(join);
                return start..self.script.commands.len();
            }
        }
        if let Some(first) = self.script.commands.get_mut(start) {
            first.join = join;
        }
        self.redirects_after();
        start..self.script.commands.len()
    }

    pub(super) fn subshell(&mut self) {
        let from = self.at;
        self.bump();
        self.inner += 1;
        self.list(Stop::Paren);
        self.inner -= 1;
        if !self.take(")") {
            self.fault(from);
        }
    }

    /// `((…))` as a command, if it closes.
    fn arithmetic(&mut self) -> bool {
        let Some(end) = self.soon("))") else { return false };
        self.at += end + 2;
        true
    }

    /// Where a text stands on this line, if not too far away: what does not close is looked for only once.
    pub(super) fn soon(&self, text: &str) -> Option<usize> {
        let rest = self.rest();
        let bytes = rest.as_bytes().get(..NEAR).unwrap_or(rest.as_bytes());
        let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        line.windows(text.len()).position(|part| part == text.as_bytes())
    }

    /// `[[ … ]]` as a whole.
    fn test(&mut self) {
        let from = self.at;
        match self.soon(" ]]") {
            Some(end) => self.at += end + 3,
            None => {
                self.at += 2;
                self.fault(from);
            }
        }
    }

    /// A word, a list and one of the words that end it.
    fn block(&mut self, open: &str, ends: &'static [&'static str]) {
        let from = self.at;
        self.at += open.len();
        self.list(Stop::Words(ends));
        self.expect(ends, from);
    }

    /// Takes one of these words.
    fn expect(&mut self, words: &[&str], from: usize) -> bool {
        let found = words.contains(&self.keyword());
        if found {
            let length = self.keyword().len();
            self.at += length;
        } else {
            self.fault(from);
        }
        found
    }

    fn branches(&mut self) {
        let from = self.at;
        self.at += "if".len();
        self.list(Stop::Words(&["then"]));
        while self.expect(&["then"], from) {
            self.list(Stop::Words(&["elif", "else", "fi"]));
            match self.keyword() {
                "elif" => {
                    self.at += "elif".len();
                    self.list(Stop::Words(&["then"]));
                }
                "else" => return self.block("else", &["fi"]),
                _ => {
                    self.expect(&["fi"], from);
                    return;
                }
            }
        }
    }

    fn looped(&mut self) {
        let from = self.at;
        let length = self.keyword().len();
        self.at += length;
        self.list(Stop::Words(&["do"]));
        if self.keyword() == "do" {
            self.block("do", &["done"]);
        } else {
            self.fault(from);
        }
    }

    fn counted(&mut self) {
        let from = self.at;
        let length = self.keyword().len();
        self.at += length;
        self.blanks();
        if !(self.rest().starts_with("((") && self.arithmetic()) {
            self.items();
        }
        self.blanks();
        self.take(";");
        self.space();
        if self.keyword() == "do" {
            self.block("do", &["done"]);
        } else {
            self.fault(from);
        }
    }

    /// The name of a `for`, and the words that it takes one by one.
    fn items(&mut self) {
        self.word();
        self.space();
        if self.keyword() == "in" {
            self.at += "in".len();
            self.blanks();
            while self.word().is_some() {
                self.blanks();
            }
        }
    }

    fn case(&mut self) {
        let from = self.at;
        self.at += "case".len();
        self.blanks();
        self.word();
        self.space();
        if !self.expect(&["in"], from) {
            return;
        }
        loop {
            self.space();
            if self.keyword() == "esac" {
                self.at += "esac".len();
                return;
            }
            if !self.choice() {
                return self.fault(from);
            }
        }
    }

    /// Patterns, a bracket, a list and what ends it.
    fn choice(&mut self) -> bool {
        self.take("(");
        loop {
            self.blanks();
            if self.word().is_none() {
                return false;
            }
            self.blanks();
            if !self.take("|") {
                break;
            }
        }
        if !self.take(")") {
            return false;
        }
        self.list(Stop::Case);
        self.blanks();
        while self.take(";;&") || self.take(";;") || self.take(";&") {}
        self.at < self.end && !self.rest().starts_with(')')
    }

    fn named_function(&mut self) {
        self.at += "function".len();
        self.blanks();
        self.word();
        self.blanks();
        if self.take("(") {
            self.blanks();
            self.take(")");
        }
        self.body();
    }

    /// The body of a function.
    pub(super) fn body(&mut self) {
        self.space();
        if self.may_nest() && self.at < self.end {
            self.depth += 1;
            self.inner += 1;
            self.command(Join::Start);
            self.inner -= 1;
            self.depth -= 1;
        }
    }
}
