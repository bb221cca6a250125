//! Secrets in Terraform's language: by the resource and the path that they stand at, by what is marked as sensitive, by
//! their names, and by what texts hold.

use std::ops::Range;

use plimsoll_model::MaskKind;

use super::super::assign::{self, Trust};
use super::super::hcl::{COMPARES, Lexer, Token};
use super::super::hits::{Hit, Hits};
use super::super::inner::Inner;
use super::super::names::{Strength, strength};
use super::super::{args, stems, text_in_text, types, values};
use super::frame::{Frame, Kind, Taint};
use super::marks::{Fact, Scope, What};

/// The tokens of a text, each with where it ends.
pub(super) fn tokens(text: &str) -> Vec<(Token, usize)> {
    let mut lexer = Lexer::new(text);
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next() {
        tokens.push((token, lexer.position()));
    }
    tokens
}

/// A reader of one file.
pub(super) struct Reader<'t, 'h, 'k, 's> {
    pub(super) text: &'t str,
    pub(super) hits: &'h mut Hits<'k>,
    pub(super) scope: Scope<'s>,
    /// Whether texts are looked into.
    pub(super) deep: bool,
    tokens: &'t [(Token, usize)],
    /// The token that is read.
    at: usize,
    pub(super) frames: Vec<Frame<'t>>,
    /// Words and texts of this line, which may turn out to be the head of a block.
    header: Vec<&'t str>,
    /// The name of an entry, until its sign is read.
    name: Option<&'t str>,
    /// The folder of the module that is called here.
    pub(super) called: Option<String>,
    pub(super) facts: Vec<Fact>,
}

impl<'t, 'h, 'k, 's> Reader<'t, 'h, 'k, 's> {
    pub(super) fn new(
        text: &'t str,
        tokens: &'t [(Token, usize)],
        scope: Scope<'s>,
        deep: bool,
        hits: &'h mut Hits<'k>,
    ) -> Self {
        let frames = vec![Frame::top()];
        Self { text, hits, scope, deep, tokens, at: 0, frames, header: vec![], name: None, called: None, facts: vec![] }
    }

    /// Reads all of it, and tells what it marks.
    pub(super) fn read(mut self) -> Vec<Fact> {
        for (at, (token, end)) in self.tokens.iter().enumerate() {
            self.at = at;
            match token {
                Token::Comment(place) => self.comment(place.clone()),
                Token::Word(place) => self.word(place.clone()),
                Token::Text(place, holes) => self.string(place.clone(), holes),
                Token::Line => self.line(),
                Token::Mark(mark) => self.mark(*mark, *end),
            }
        }
        self.facts
    }

    /// What is open here. The file itself always is.
    pub(super) fn frame(&mut self) -> &mut Frame<'t> {
        let last = self.frames.len().saturating_sub(1);
        &mut self.frames[last]
    }

    fn neighbour(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at).map(|(token, _)| token)
    }

    fn line(&mut self) {
        self.name = None;
        self.header.clear();
        self.frame().end();
    }

    /// Whether what is read here names an entry.
    fn is_name(&mut self) -> bool {
        let next = self.neighbour(self.at + 1);
        let frame = self.frame();
        let starts = frame.has_names() && frame.fresh;
        frame.fresh = false;
        starts && matches!(next, Some(Token::Mark(b'=' | b':')))
    }

    fn mark(&mut self, mark: u8, end: usize) {
        match mark {
            b'=' | b':' => self.start(),
            b'{' => self.brace(),
            b'[' if self.touches(end) => self.open(Kind::Index),
            b'[' => self.open(Kind::List),
            b'(' => self.parenthesis(end),
            b'}' => self.close(|kind| matches!(kind, Kind::Block(..) | Kind::Object)),
            b']' => self.close(|kind| matches!(kind, Kind::List | Kind::Index)),
            b')' => self.close(|kind| matches!(kind, Kind::Call(_) | Kind::Group)),
            _ => {}
        }
    }

    /// Whether a value ends right before this sign.
    fn touches(&self, end: usize) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let is_value = |token: &Token| matches!(token, Token::Word(_) | Token::Mark(b']' | b')'));
        before.is_some_and(|(token, at)| at + 1 == end && is_value(token))
    }

    fn parenthesis(&mut self, end: usize) {
        let word = match self.at.checked_sub(1).and_then(|at| self.neighbour(at)) {
            Some(Token::Word(place)) if place.end + 1 == end => self.text.get(place.clone()),
            _ => None,
        };
        self.open(word.map_or(Kind::Group, Kind::Call));
    }

    fn brace(&mut self) {
        let frame = self.frame();
        let is_body = matches!(frame.kind, Kind::Top | Kind::Block(..)) && frame.key.is_none();
        let label = |at: usize| self.header.get(at).copied().unwrap_or("");
        let block = Kind::Block(label(0), label(1), label(2));
        if !is_body || self.header.is_empty() {
            return self.open(Kind::Object);
        }
        if let ("module", true) = (label(0), self.frames.len() == 1) {
            self.called = self.source().and_then(|source| self.scope.called(source));
        }
        self.open(block);
    }

    /// The source of the module whose block opens here.
    fn source(&self) -> Option<&'t str> {
        let mut depth = 0;
        for at in self.at..self.tokens.len() {
            match self.neighbour(at)? {
                Token::Mark(b'{') => depth += 1,
                Token::Mark(b'}') => depth -= 1,
                Token::Word(place) if depth == 1 && self.text.get(place.clone()) == Some("source") => {
                    if let Some(Token::Text(place, _)) = self.neighbour(at + 2) {
                        return self.text.get(place.clone());
                    }
                }
                _ => {}
            }
            if depth == 0 {
                return None;
            }
        }
        None
    }

    fn open(&mut self, kind: Kind<'t>) {
        let inner = self.frame().inner(kind);
        self.frames.push(inner);
        self.header.clear();
        self.name = None;
    }

    /// Closes what this sign closes, and what was left open in it; a sign that closes nothing is passed over.
    fn close(&mut self, closes: impl Fn(&Kind<'_>) -> bool) {
        let Some(at) = self.frames.iter().rposition(|frame| closes(&frame.kind)) else { return };
        while self.frames.len() > at {
            self.frames.pop().into_iter().for_each(|frame| self.closed(frame));
        }
        self.name = None;
        self.header.clear();
    }

    fn closed(&mut self, frame: Frame<'t>) {
        if let Some((strength, value)) = frame.named.zip(frame.value) {
            self.judge(strength, value);
        }
        if frame.says_so {
            frame.pending.into_iter().for_each(|place| self.secret(place));
        }
        if let (Kind::Block("variable", name, _), true) = (frame.kind, frame.says_so) {
            self.facts.push(self.scope.fact(What::Variable, name, Taint::All));
        }
        if matches!(frame.kind, Kind::Block(..)) {
            self.frame().end();
        }
    }

    /// The sign after the name of an entry.
    fn start(&mut self) {
        let Some(key) = self.name.take() else { return };
        let (taint, strength) = (self.taint_of(key), self.strength_of(key));
        self.frame().start(key, taint, strength);
    }

    fn strength_of(&mut self, key: &str) -> Option<Strength> {
        let of_block = match (self.frame().kind, key) {
            (Kind::Block("variable", name, _), "default") | (Kind::Block("output", name, _), "value") => strength(name),
            _ => None,
        };
        of_block.or_else(|| strength(key)).map(|sure| self.surer(key, sure))
    }

    /// Arguments of providers and keys of resources are no names of objects.
    fn surer(&self, key: &str, sure: Strength) -> Strength {
        let block = self.frames.get(1).map(|frame| frame.kind);
        let provider = matches!(block, Some(Kind::Block("provider", ..)));
        let is_key = key.starts_with("private_key") || key.starts_with("secret_key");
        if provider || is_key && block.is_some() { Strength::Strong } else { sure }
    }

    /// How much of an entry is secret for its place.
    fn taint_of(&mut self, key: &str) -> Option<Taint> {
        let kind = self.frame().kind;
        let marked = match kind {
            Kind::Top if self.scope.values => self.scope.given(key),
            Kind::Block("locals", ..) => self.scope.here(What::Local, key),
            Kind::Block("variable", name, _) if key == "default" => self.scope.here(What::Variable, name),
            Kind::Block("module", ..) => self.called.as_deref().and_then(|folder| self.scope.passed(folder, key)),
            _ => None,
        };
        marked.max(self.is_kept(key).then_some(Taint::Values))
    }

    /// Whether the resource around keeps it secret.
    fn is_kept(&self, key: &str) -> bool {
        let Some(Kind::Block("resource" | "data" | "ephemeral", kind, _)) = self.frames.get(1).map(|frame| frame.kind)
        else {
            return false;
        };
        let steps = self.frames.iter().skip(2).filter_map(|frame| frame.step).chain([key]);
        types::of_terraform(kind).iter().any(|path| path.split('.').eq(steps.clone()))
    }

    /// A number may be a secret too: its mask reads as a name that is not known.
    fn word(&mut self, place: Range<usize>) {
        let word = &self.text[place.clone()];
        let taint = self.frame().taint();
        if self.is_name() {
            if taint == Some(Taint::All) {
                self.secret(place);
            }
            self.name = Some(word);
            return;
        }
        if word.len() > 2 && word.bytes().all(|b| b.is_ascii_digit()) {
            self.number(place);
        } else if taint.is_some() || self.is_given() {
            self.facts.extend(self.scope.referred(word));
        }
        let frame = self.frame();
        frame.says_so |= frame.key == Some("sensitive") && word == "true";
        self.header.push(word);
    }

    /// Whether what is read here is what a block's argument is given, and the argument is a secret by its name.
    fn is_given(&self) -> bool {
        let block = self.frames.get(1).map(|frame| frame.kind);
        let holds = matches!(block, Some(Kind::Block("resource" | "data" | "module" | "provider" | "ephemeral", ..)));
        let compared = self.neighbour(self.at + 1) == Some(&Token::Mark(COMPARES));
        let strength = self.frames.last().and_then(Frame::strength);
        holds && !compared && strength == Some(Strength::Strong)
    }

    fn number(&mut self, place: Range<usize>) {
        if self.frame().taint().is_some() {
            self.secret(place);
        } else if self.frame().strength() == Some(Strength::Strong) {
            self.push(place);
        } else {
            self.collect(place);
        }
    }

    fn string(&mut self, place: Range<usize>, holes: &[Range<usize>]) {
        let text = &self.text[place.clone()];
        let taint = self.frame().taint();
        if self.is_name() {
            if taint == Some(Taint::All) {
                self.secrets(place, holes);
            }
            self.name = Some(text);
            return;
        }
        if self.deep {
            self.within(place.clone(), holes);
        }
        self.remember(text, &place, holes);
        self.header.push(text);
        if taint.is_some() {
            return self.secrets(place, holes);
        }
        let near = [self.at.wrapping_sub(1), self.at + 1];
        let compared = near.iter().any(|at| self.neighbour(*at) == Some(&Token::Mark(COMPARES)));
        if let Some(strength) = self.frame().strength().filter(|_| !compared) {
            parts(&place, holes).for_each(|part| self.judge(strength, part));
        }
        self.collect(place);
    }

    /// What a text may mean for what stands beside it.
    fn remember(&mut self, text: &str, place: &Range<usize>, holes: &[Range<usize>]) {
        let frame = self.frame();
        match frame.key {
            Some("name" | "key") if frame.kind != Kind::Top => frame.named = strength(text),
            Some("value") if holes.is_empty() => frame.value = Some(place.clone()),
            Some("kind") if frame.kind == Kind::Object => frame.says_so = text == "Secret",
            _ => {}
        }
        if frame.kind == Kind::List {
            let waited = std::mem::replace(&mut frame.flag, args::is_flag(text));
            if waited && !text.starts_with('-') {
                parts(place, holes).for_each(|part| self.judge(Strength::Strong, part));
            }
        }
    }

    /// What is secret if something around says so.
    fn collect(&mut self, place: Range<usize>) {
        for frame in self.frames.iter_mut().filter(|frame| frame.collects()) {
            frame.pending.push(place.clone());
        }
    }

    fn judge(&mut self, strength: Strength, place: Range<usize>) {
        let literal = &self.text[place.clone()];
        let named = strength != Strength::Strong && values::looks_like_a_reference(literal);
        if values::plausible_for(strength, literal) && !named {
            self.push(place);
        }
    }

    fn push(&mut self, place: Range<usize>) {
        let value = self.text[place.clone()].as_bytes();
        self.hits.push(place, MaskKind::Named, super::RULE, value);
    }

    /// The literal parts of a text that is secret for its place.
    fn secrets(&mut self, place: Range<usize>, holes: &[Range<usize>]) {
        parts(&place, holes).for_each(|part| self.secret(part));
    }

    fn secret(&mut self, place: Range<usize>) {
        let text = &self.text[place.clone()];
        let start = place.start + text.len() - text.trim_start().len();
        let value = text.trim();
        if value.bytes().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()) && !is_switch(value) {
            self.hits.push(start..start + value.len(), MaskKind::SecretObject, "secret-attribute", value.as_bytes());
        }
    }

    fn comment(&mut self, place: Range<usize>) {
        if self.deep {
            let mut found = self.hits.sibling();
            assign::scan(&self.text[place.clone()], Trust::Prose, super::RULE, &mut found);
            self.take(found, &[], |part| part.start + place.start..part.end + place.start);
        }
    }

    /// A text that may hold a document, settings, a script or a sentence of its own.
    fn within(&mut self, place: Range<usize>, holes: &[Range<usize>]) {
        let text = &self.text[place.clone()];
        if !text.contains(['=', ':', ' ']) || !stems::is_in(text) {
            return;
        }
        let quoted = self.text.as_bytes().get(place.start.wrapping_sub(1)) == Some(&b'"');
        let inner = Inner::of_place(self.text, place, quoted);
        let mut found = self.hits.sibling();
        text_in_text(&inner, Trust::Settings, 0, &mut found);
        self.take(found, holes, |part| inner.source(part));
    }

    /// Takes over what was found in a part, but for what is computed.
    fn take(&mut self, found: Hits<'_>, holes: &[Range<usize>], place: impl Fn(Range<usize>) -> Range<usize>) {
        self.hits.overflow |= found.overflow;
        for hit in found.list {
            let at = place(hit.start..hit.end);
            if !holes.iter().any(|hole| at.start < hole.end && hole.start < at.end) {
                self.hits.push_hit(Hit { start: at.start, end: at.end, ..hit });
            }
        }
    }
}

/// The literal parts of a text: what is computed stays.
fn parts(place: &Range<usize>, holes: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> + use<> {
    let starts = std::iter::once(place.start).chain(holes.iter().map(|hole| hole.end));
    let ends = holes.iter().map(|hole| hole.start).chain([place.end]);
    let parts: Vec<Range<usize>> = starts.zip(ends).map(|(start, end)| start..end.max(start)).collect();
    parts.into_iter()
}

fn is_switch(value: &str) -> bool {
    matches!(value, "true" | "false" | "null")
}
