//! One pass over a text: keywords first, rules only where theirs stand.

use std::ops::Range;
use std::sync::LazyLock;

use crate::assigned::{self, Assigned};
use crate::keywords::Keywords;
use crate::limits::{EFFORT_PER_BYTE, MAX_HITS, NEAR};
use crate::place::Place;
use crate::rule::{Check, Form, Rule};
use crate::{form, generic, pieces, placeholder, proof, readers, rules};

/// A credential that was recognised; its value stays in the text.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// What it is.
    pub rule: &'static Rule,
    /// First byte of the value.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// What a text holds.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The credentials, in the order of their places; none overlaps another.
    pub hits: Vec<Hit>,
    /// Whether a bound cut the search short: there may be more.
    pub more: bool,
}

/// How many keywords of named rules are remembered.
const MAX_SEEN: usize = 64;

static KEYWORDS: LazyLock<Keywords> = LazyLock::new(|| Keywords::of(rules::all()));

/// A text that is being searched.
pub(crate) struct Scan<'t> {
    pub(crate) text: &'t [u8],
    pub(crate) place: Place,
    hits: Vec<Hit>,
    effort: usize,
    /// Where the keywords of named rules stood lately.
    seen: Vec<(usize, &'static Rule)>,
}

/// Searches a text for every rule.
pub(crate) fn scan(text: &str, place: Place) -> Found {
    let mut scan = Scan { text: text.as_bytes(), place, hits: Vec::new(), effort: 0, seen: Vec::new() };
    let most = text.len().saturating_mul(EFFORT_PER_BYTE).saturating_add(1 << 20);
    let whole = KEYWORDS.each(text.as_bytes(), |rule, keyword| {
        scan.try_rule(rule, keyword);
        scan.hits.len() < MAX_HITS && scan.effort <= most
    });
    Found { hits: merged(scan.hits), more: !whole }
}

impl Scan<'_> {
    fn try_rule(&mut self, rule: &'static Rule, keyword: Range<usize>) {
        match rule.form {
            Form::Token(back, parts) => self.token(rule, keyword.start, back, parts),
            Form::Named(forms) => self.named(rule, keyword, forms),
            Form::Reader(reader) => readers::read(self, rule, reader, keyword),
        }
    }

    fn token(&mut self, rule: &'static Rule, keyword: usize, back: usize, parts: &[form::Part]) {
        let Some(start) = keyword.checked_sub(back) else { return };
        let Some(length) = form::length(parts, &self.text[start..]) else { return self.pieces(rule, start, parts) };
        self.effort += length;
        let end = start + length;
        let free = self.is_free(start, parts) && form::ends(parts, self.text.get(end).copied());
        if free && proof::holds(rule.check, &self.text[start..end]) {
            self.add(rule, start..end);
        }
    }

    /// A token that is written in pieces.
    fn pieces(&mut self, rule: &'static Rule, start: usize, parts: &[form::Part]) {
        let quoted =
            start.checked_sub(1).and_then(|at| self.text.get(at)).is_some_and(|b| matches!(b, b'"' | b'\'' | b'`'));
        let Some((value, place)) = pieces::from(self.text, start).filter(|_| quoted) else { return };
        self.effort += value.len();
        if form::length(parts, &value) == Some(value.len()) && proof::holds(rule.check, &value) {
            self.add(rule, place);
        }
    }

    /// Whether nothing before a token belongs to it. Escapes such as `\n` and `%3D` are no letters.
    fn is_free(&self, start: usize, parts: &[form::Part]) -> bool {
        let before = |n: usize| start.checked_sub(n).and_then(|at| self.text.get(at)).copied().unwrap_or(b' ');
        let escaped = before(2) == b'\\' || before(3) == b'%';
        let open = matches!(parts.first(), Some(form::Part::Run(..)));
        let joined = open && matches!(before(1), b'+' | b'/' | b'_' | b'-');
        let starts = self.text.get(start).is_some_and(u8::is_ascii_alphanumeric);
        escaped || !starts || !(before(1).is_ascii_alphanumeric() || joined)
    }

    fn named(&mut self, rule: &'static Rule, keyword: Range<usize>, forms: &[&[form::Part]]) {
        if self.seen.len() >= MAX_SEEN {
            self.seen.remove(0);
        }
        self.seen.push((keyword.start, rule));
        let found = self.assigned(keyword.clone()).or_else(|| assigned::below_comment(self.text, keyword));
        let Some(found) = found else { return };
        if fits(&self.text[found.value.clone()], forms) && self.is_drawn(rule, &found, &self.text[found.value.clone()])
        {
            return self.add(rule, found.value);
        }
        if let Some((value, place)) = self.joined(&found)
            && fits(&value, forms)
            && self.is_drawn(rule, &found, &value)
        {
            self.add(rule, place);
        }
    }

    /// A value that is written in pieces, of which the first was read.
    pub(crate) fn joined(&self, found: &Assigned) -> Option<(Vec<u8>, Range<usize>)> {
        if found.quoted { pieces::joined(self.text, found.value.clone()) } else { None }
    }

    /// What the name around a keyword is given.
    pub(crate) fn assigned(&mut self, keyword: Range<usize>) -> Option<Assigned> {
        let found = assigned::around(self.text, keyword);
        self.effort += found.as_ref().map_or(16, |f| f.value.len() + 16);
        found
    }

    fn is_drawn(&self, rule: &Rule, found: &Assigned, value: &[u8]) -> bool {
        let uuid = placeholder::is_uuid(value) && !placeholder::is_placeholder(value);
        let name = &self.text[found.name.clone()];
        let right = generic::may_be_secret(name) && !found.compared;
        right && (uuid || rule.check == Check::Form || proof::holds(rule.check, value))
    }

    /// The named rule whose keyword stands shortly before a value and whose form the value has.
    pub(crate) fn provider(&mut self, value: &Range<usize>) -> Option<&'static Rule> {
        let floor = value.start.saturating_sub(NEAR);
        self.seen.retain(|(at, _)| *at >= floor);
        let text = &self.text[value.clone()];
        let fitting = self.seen.iter().rev().map(|(_, rule)| *rule);
        fitting.into_iter().find(|rule| matches!(rule.form, Form::Named(forms) if fits(text, forms)))
    }

    /// Notes a credential.
    pub(crate) fn add(&mut self, rule: &'static Rule, place: Range<usize>) {
        if place.start < place.end {
            let (start, end) = (self.border(place.start, false), self.border(place.end, true));
            self.hits.push(Hit { rule, start, end });
        }
    }

    /// The nearest border of a character: a part of one could not be masked.
    fn border(&self, mut at: usize, forward: bool) -> usize {
        let inside = |at: usize| self.text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
        while inside(at) {
            at = if forward { at + 1 } else { at - 1 };
        }
        at
    }

    /// Counts bytes that a reader followed.
    pub(crate) fn spend(&mut self, bytes: usize) {
        self.effort += bytes;
    }
}

fn fits(value: &[u8], forms: &[&[form::Part]]) -> bool {
    forms.iter().any(|parts| form::length(parts, value) == Some(value.len()))
}

/// The hits in order; of those that overlap, the surest stays.
fn merged(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by_key(|hit| (rank(hit.rule), hit.start, std::cmp::Reverse(hit.end), hit.rule.id));
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        let next = kept.partition_point(|k| k.end <= hit.start);
        if kept.get(next).is_none_or(|k| k.start >= hit.end) {
            kept.insert(next, hit);
        }
    }
    kept
}

/// Forms are surer than names, and names of a service surer than those of everybody.
fn rank(rule: &Rule) -> u8 {
    let public = rule.class == crate::Class::Identifier;
    match rule.form {
        Form::Reader(crate::rule::Reader::Generic) => 5,
        _ if public => 4,
        Form::Reader(crate::rule::Reader::Header) => 3,
        Form::Named(_) => 2,
        Form::Token(..) => 0,
        Form::Reader(_) => 1,
    }
}
