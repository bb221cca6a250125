//! The text that a scalar stands for, with the place of each of its bytes in the source.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use plimsoll_syntax::Node;

/// A scalar's text.
pub(crate) struct Inner<'s> {
    pub(crate) text: Cow<'s, str>,
    source: &'s str,
    place: Range<usize>,
    form: Form,
    /// `places[i]` is where byte `i` is written, with one entry more for the end; made when somebody asks.
    places: OnceCell<Vec<u32>>,
}

/// How a scalar is written.
#[derive(Clone, Copy)]
enum Form {
    Escaped,
    Doubled,
    /// As it is, its lines indented so far.
    Verbatim(usize),
}

impl<'s> Inner<'s> {
    /// Reads a scalar of `source`. Folded lines stay lines: only places and words matter here.
    pub(crate) fn of(node: Node<'_>, source: &'s str) -> Self {
        let place = content(node, source);
        let raw = source.get(place.clone()).unwrap_or("");
        let quote = source.as_bytes().get(place.start.wrapping_sub(1)).filter(|_| is_quoted(node, source));
        let form = match quote {
            Some(b'"') => Form::Escaped,
            Some(_) => Form::Doubled,
            None => Form::Verbatim(indent(source, place.start)),
        };
        let mut inner = Self { text: Cow::Borrowed(raw), source, place, form, places: OnceCell::new() };
        if !inner.is_raw() {
            inner.text = Cow::Owned(inner.written(false).text);
        }
        inner
    }

    /// Whether its lines stand in the source as they are, but for their indentation.
    pub(crate) fn is_verbatim(&self) -> bool {
        matches!(self.form, Form::Verbatim(_))
    }

    /// A string of HCL: between quotes with its escapes, or as it stands.
    pub(crate) fn of_place(source: &'s str, place: Range<usize>, quoted: bool) -> Self {
        let raw = source.get(place.clone()).unwrap_or("");
        let form = if quoted { Form::Escaped } else { Form::Verbatim(0) };
        let mut inner = Self { text: Cow::Borrowed(raw), source, place, form, places: OnceCell::new() };
        if !inner.is_raw() {
            inner.text = Cow::Owned(inner.written(false).text);
        }
        inner
    }

    /// Whether the text stands in the source byte for byte.
    fn is_raw(&self) -> bool {
        let special = match self.form {
            Form::Escaped => b'\\',
            Form::Doubled => b'\'',
            Form::Verbatim(0) => return true,
            Form::Verbatim(_) => b'\n',
        };
        memchr::memchr(special, self.raw().as_bytes()).is_none()
    }

    fn raw(&self) -> &'s str {
        self.source.get(self.place.clone()).unwrap_or("")
    }

    fn written(&self, with_places: bool) -> Written {
        let raw = self.raw();
        let places = with_places.then(|| Vec::with_capacity(raw.len() + 1));
        let mut written = Written { text: String::with_capacity(raw.len()), places };
        match self.form {
            Form::Escaped => written.escaped(raw, self.place.start),
            Form::Doubled => written.doubled(raw, self.place.start),
            Form::Verbatim(indent) => written.verbatim(raw, self.place.start, indent),
        }
        written
    }

    /// The source of a part of the text.
    pub(crate) fn source(&self, part: Range<usize>) -> Range<usize> {
        let places = self.places.get_or_init(|| {
            let mut places = self.written(true).places.unwrap_or_default();
            places.push(self.place.end as u32);
            places
        });
        let at = |i: usize| places.get(i).or(places.last()).map_or(0, |p| *p as usize);
        at(part.start)..at(part.end)
    }
}

/// A text while it is put together, with the places of its bytes where they are wanted.
struct Written {
    text: String,
    places: Option<Vec<u32>>,
}

impl Written {
    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        if let Some(places) = &mut self.places {
            places.extend(std::iter::repeat_n(at as u32, c.len_utf8()));
        }
    }

    /// Block scalars lose their indentation, so that a manifest in one can be read as such.
    fn verbatim(&mut self, raw: &str, base: usize, indent: usize) {
        let mut at = base;
        for line in raw.split_inclusive('\n') {
            let blanks = line.bytes().take(indent).take_while(|b| *b == b' ').count();
            let cut = if at == base { 0 } else { blanks };
            self.text.push_str(&line[cut..]);
            if let Some(places) = &mut self.places {
                places.extend((at + cut..at + line.len()).map(|at| at as u32));
            }
            at += line.len();
        }
    }

    fn doubled(&mut self, raw: &str, base: usize) {
        let mut chars = raw.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            self.push(c, base + at);
            if c == '\'' {
                chars.next_if(|(_, next)| *next == '\'');
            }
        }
    }

    fn escaped(&mut self, raw: &str, base: usize) {
        let mut chars = raw.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let read = if c == '\\' { unescape(&mut chars) } else { Some(c) };
            if let Some(c) = read {
                self.push(c, base + at);
            }
        }
    }
}

/// How many blanks stand before `at` on its line, if nothing else does.
fn indent(source: &str, at: usize) -> usize {
    let before = source.as_bytes().get(..at).unwrap_or_default();
    let blanks = before.iter().rev().take_while(|b| **b == b' ').count();
    let whole = before.len().checked_sub(blanks + 1).is_none_or(|end| before[end] == b'\n');
    if whole { blanks } else { 0 }
}

/// The character of an escape, after its backslash; none where it stands for nothing.
fn unescape(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Option<char> {
    let (_, c) = chars.next()?;
    let digits = match c {
        'n' => return Some('\n'),
        't' => return Some('\t'),
        'r' | '\r' => return Some('\r'),
        '\n' => return None,
        '0' | 'a' | 'b' | 'e' | 'f' | 'v' => return Some(' '),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        other => return Some(other),
    };
    let mut code = 0_u32;
    for _ in 0..digits {
        let digit = chars.next_if(|(_, d)| d.is_ascii_hexdigit()).and_then(|(_, d)| d.to_digit(16))?;
        code = code.wrapping_mul(16).wrapping_add(digit);
    }
    // Halves of a surrogate pair stay marked; no rule asks for what they stand for.
    Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Where a scalar's content stands: without its quotes.
pub(crate) fn content(node: Node<'_>, source: &str) -> Range<usize> {
    let span = node.resolve().span();
    let (start, end) = (span.start as usize, span.end as usize);
    if is_quoted(node, source) { start + 1..end - 1 } else { start..end }
}

/// A block scalar that starts and ends with the same quote is taken for a quoted one: it loses nothing but the two.
fn is_quoted(node: Node<'_>, source: &str) -> bool {
    let raw = node.resolve().span().slice(source).as_bytes();
    let ends = (raw.first(), raw.last());
    node.is_quoted() && raw.len() >= 2 && matches!(ends, (Some(b'"'), Some(b'"')) | (Some(b'\''), Some(b'\'')))
}
