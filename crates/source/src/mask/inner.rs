//! The text that a scalar stands for, with the place of each of its bytes in the source.

use std::ops::Range;

use plimsoll_syntax::Node;

/// A scalar's text; `at[i]` is where byte `i` is written, with one entry more for the end.
pub(crate) struct Inner {
    pub(crate) text: String,
    at: Vec<u32>,
}

impl Inner {
    /// Reads a scalar of `source`. Folded lines stay lines: only places and words matter here.
    pub(crate) fn of(node: Node<'_>, source: &str) -> Self {
        let place = content(node, source);
        let raw = source.get(place.clone()).unwrap_or("");
        let quote = source.as_bytes().get(place.start.wrapping_sub(1)).filter(|_| is_quoted(node, source));
        let mut inner = Self { text: String::with_capacity(raw.len()), at: Vec::with_capacity(raw.len() + 1) };
        match quote {
            Some(b'"') => inner.escaped(raw, place.start),
            Some(_) => inner.doubled(raw, place.start),
            None => inner.verbatim(raw, place.start, indent(source, place.start)),
        }
        inner.at.push(place.end as u32);
        inner
    }

    /// The source of a part of the text.
    pub(crate) fn source(&self, part: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.at.get(i).or(self.at.last()).map_or(0, |p| *p as usize);
        at(part.start)..at(part.end)
    }

    fn push(&mut self, c: char, at: usize) {
        self.text.push(c);
        self.at.extend(std::iter::repeat_n(at as u32, c.len_utf8()));
    }

    /// Block scalars lose their indentation, so that a manifest in one can be read as such.
    fn verbatim(&mut self, raw: &str, base: usize, indent: usize) {
        let mut at = base;
        for line in raw.split_inclusive('\n') {
            let blanks = line.bytes().take(indent).take_while(|b| *b == b' ').count();
            let cut = if at == base { 0 } else { blanks };
            self.text.push_str(&line[cut..]);
            self.at.extend((at + cut..at + line.len()).map(|at| at as u32));
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
    let before = source.get(..at).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    if line.bytes().all(|b| b == b' ') { line.len() } else { 0 }
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
