//! Words: quotes, variables and substitutions.

use super::cursor::Cursor;
use super::script::Stop;
use super::{Part, Word};

/// What ends a word outside quotes.
fn ends_word(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n' | ';' | '&' | '|' | '(' | ')' | '<' | '>')
}

/// How far to look for the end of arithmetic.
const NEAR: usize = 1024;

/// The pieces of a word in the making.
#[derive(Default)]
struct Parts(Vec<Part>);

impl Parts {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.0.push(Part::Text(text.to_owned())),
        }
    }

    fn char(&mut self, c: char) {
        self.text(c.encode_utf8(&mut [0; 4]));
    }
}

impl Cursor<'_> {
    /// The word ahead, if there is one.
    pub(super) fn word(&mut self) -> Option<Word> {
        let start = self.at;
        let mut parts = Parts::default();
        while let Some(c) = self.peek() {
            if matches!(c, '<' | '>') && self.rest()[1..].starts_with('(') {
                self.bump();
                let part = self.output();
                parts.0.push(part);
            } else if c == '(' && self.opens_array(&parts) {
                self.array();
                parts.0.push(Part::Other);
            } else if ends_word(c) {
                break;
            } else {
                self.piece(&mut parts, None);
            }
        }
        (self.at > start).then(|| Word { parts: parts.0, span: self.logical.span(start..self.at), value: None })
    }

    /// `name=(`, and the extended patterns `?(`, `*(`, `+(`, `@(` and `!(`.
    fn opens_array(&self, parts: &Parts) -> bool {
        let Some(Part::Text(text)) = parts.0.last() else { return false };
        parts.0.len() == 1 && text.ends_with('=') || text.ends_with(['?', '*', '+', '@', '!'])
    }

    fn array(&mut self) {
        let from = self.at;
        self.bump();
        if !self.may_nest() {
            return;
        }
        self.depth += 1;
        loop {
            self.space();
            if self.take("|") {
                continue;
            }
            if self.word().is_none() {
                break;
            }
        }
        self.depth -= 1;
        if !self.take(")") {
            self.fault(from);
        }
    }

    /// One piece outside quotes, or inside `${…}` where `}` ends it.
    fn piece(&mut self, parts: &mut Parts, stop: Option<char>) {
        match self.peek() {
            Some('\\') => {
                self.bump();
                match self.bump() {
                    Some('\n') | None => {}
                    Some(c) => parts.char(c),
                }
            }
            Some('\'') => self.single(parts),
            Some('"') => self.double(parts),
            Some('$') => self.dollar(parts, stop),
            Some('`') => {
                let part = self.backquotes();
                parts.0.push(part);
            }
            Some(c) => {
                self.bump();
                parts.char(c);
            }
            None => {}
        }
    }

    fn single(&mut self, parts: &mut Parts) {
        let from = self.at;
        self.bump();
        let rest = self.rest();
        let length = rest.find('\'');
        parts.text(&rest[..length.unwrap_or(rest.len())]);
        self.at += length.map_or(rest.len(), |length| length + 1);
        if length.is_none() {
            self.fault(from);
        }
    }

    fn double(&mut self, parts: &mut Parts) {
        let from = self.at;
        self.bump();
        parts.text("");
        loop {
            match self.peek() {
                None => return self.fault(from),
                Some('"') => {
                    self.bump();
                    return;
                }
                Some('\\') => self.escaped_in_quotes(parts),
                Some('$') => self.dollar(parts, Some('"')),
                Some('`') => {
                    let part = self.backquotes();
                    parts.0.push(part);
                }
                Some(c) => {
                    self.bump();
                    parts.char(c);
                }
            }
        }
    }

    fn escaped_in_quotes(&mut self, parts: &mut Parts) {
        self.bump();
        match self.peek() {
            Some('\n') => drop(self.bump()),
            Some(c @ ('"' | '\\' | '$' | '`')) => {
                self.bump();
                parts.char(c);
            }
            _ => parts.char('\\'),
        }
    }

    fn dollar(&mut self, parts: &mut Parts, within: Option<char>) {
        let from = self.at;
        self.bump();
        match self.peek() {
            Some('(') if self.rest().starts_with("((") && self.skip_arithmetic() => parts.0.push(Part::Other),
            Some('(') => {
                let part = self.output();
                parts.0.push(part);
            }
            Some('{') => {
                let part = self.braces(from);
                parts.0.push(part);
            }
            Some('\'') if within.is_none() => self.ansi(parts),
            Some('"') if within.is_none() => self.double(parts),
            Some(c) if c.is_ascii_alphabetic() || c == '_' => {
                let name = self.name();
                parts.0.push(Part::Variable(name, None));
            }
            Some(c) if c.is_ascii_digit() || "@*#?-$!".contains(c) => {
                self.bump();
                parts.0.push(Part::Other);
            }
            _ => parts.char('$'),
        }
    }

    fn name(&mut self) -> String {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        self.at += length;
        rest[..length].to_owned()
    }

    /// `$'…'`: its escapes are kept as they are written but for quotes and backslashes.
    fn ansi(&mut self, parts: &mut Parts) {
        let from = self.at;
        self.bump();
        loop {
            match self.bump() {
                None => return self.fault(from),
                Some('\'') => return,
                Some('\\') => match self.bump() {
                    Some('n') => parts.char('\n'),
                    Some('t') => parts.char('\t'),
                    Some(c) => parts.char(c),
                    None => {}
                },
                Some(c) => parts.char(c),
            }
        }
    }

    /// `((…))` after a dollar, if its brackets match.
    fn skip_arithmetic(&mut self) -> bool {
        let mut open = 0_u32;
        for (at, byte) in self.rest().bytes().take(NEAR).enumerate() {
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => {
                    let closed = self.rest()[..at].ends_with(')');
                    self.at += if closed { at + 1 } else { 0 };
                    return closed;
                }
                b')' => open -= 1,
                b'\n' | b'\'' | b'"' => return false,
                _ => {}
            }
        }
        false
    }

    /// A list in brackets whose output is taken.
    fn output(&mut self) -> Part {
        let from = self.at;
        self.bump();
        self.inner += 1;
        let commands = self.list(Stop::Paren);
        self.inner -= 1;
        if !self.take(")") {
            self.fault(from);
        }
        Part::Output(commands)
    }

    fn backquotes(&mut self) -> Part {
        let from = self.at;
        self.bump();
        let length = unescaped(self.rest(), '`');
        let (end, found) = (length.map_or(self.end, |length| self.at + length), length.is_some());
        let outer = std::mem::replace(&mut self.end, end);
        self.inner += 1;
        let commands = self.list(Stop::End);
        self.inner -= 1;
        self.at = end;
        self.end = outer;
        if found {
            self.bump();
        } else {
            self.fault(from);
        }
        Part::Output(commands)
    }

    /// `${name}` with what may follow the name.
    fn braces(&mut self, from: usize) -> Part {
        self.bump();
        let start = self.at;
        let sign = self.peek().filter(|c| matches!(c, '#' | '!'));
        if sign.is_some() {
            self.bump();
        }
        let name = self.name();
        if !self.may_nest() {
            return Part::Other;
        }
        self.depth += 1;
        let operator_at = self.at;
        let operator = self.rest().len() - self.rest().trim_start_matches([':', '-', '=', '+', '?']).len();
        self.at += operator.min(2);
        let operator = self.text.get(operator_at..self.at).unwrap_or("").to_owned();
        let mut parts = Parts::default();
        while self.peek().is_some_and(|c| c != '}') {
            self.piece(&mut parts, Some('}'));
        }
        self.depth -= 1;
        let plain = self.text.get(start + name.len()..self.at) == Some("");
        if !self.take("}") {
            self.fault(from);
        }
        match (sign.is_none() && !name.is_empty(), plain) {
            (true, true) => Part::Variable(name, None),
            (true, false) => Part::Variable(name, Some((operator, parts.0))),
            (false, _) => Part::Other,
        }
    }
}

/// Where a character stands without a backslash before it.
fn unescaped(text: &str, wanted: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let found = c == wanted && !escaped;
        escaped = c == '\\' && !escaped;
        found.then_some(at)
    })
}
