//! The tokens of HCL, as far as masking needs them. It never fails: what it does not know is passed over.

use std::ops::Range;

/// A token with its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name, number or dotted reference.
    Word(Range<usize>),
    /// What stands between quotes or in a heredoc, and the places of what is computed in it.
    Text(Range<usize>, Vec<Range<usize>>),
    Comment(Range<usize>),
    Mark(u8),
    /// The end of a line, or a comma.
    Line,
}

/// What a comparison is told by.
pub(super) const COMPARES: u8 = b'~';
/// What the arrow between the key and the value of a loop is told by.
const ARROW: u8 = b'>';

pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn comment(&mut self) -> Token {
        let start = self.at;
        let block = self.rest().starts_with(b"/*");
        let end = if block { self.text[start..].find("*/").map(|n| n + 2) } else { self.text[start..].find('\n') };
        self.at = end.map_or(self.text.len(), |n| start + n);
        Token::Comment(start..self.at)
    }

    fn word(&mut self) -> Token {
        let start = self.at;
        let is_part = |b: &&u8| b.is_ascii_alphanumeric() || b"_-.".contains(b) || !b.is_ascii();
        self.at += self.rest().iter().take_while(is_part).count();
        Token::Word(start..self.at)
    }

    /// A string: quotes inside what is computed do not end it; the end of the line does.
    fn string(&mut self) -> Token {
        let start = self.at + 1;
        let (end, holes) = self.template(start, |lexer, at| matches!(lexer.byte(at), b'"' | b'\n'), true);
        self.at = (end + 1).min(self.text.len());
        Token::Text(start..end, holes)
    }

    /// Where a template ends, and its computed parts.
    fn template(&self, start: usize, ends: impl Fn(&Self, usize) -> bool, escapes: bool) -> (usize, Vec<Range<usize>>) {
        let (mut at, mut holes) = (start, Vec::new());
        while at < self.text.len() && !ends(self, at) {
            let pair = [self.byte(at), self.byte(at + 1)];
            at = match &pair {
                [b'\\', _] if escapes => at + 2,
                b"$$" | b"%%" if self.byte(at + 2) == b'{' => at + 3,
                b"${" | b"%{" => {
                    let end = self.computed(at + 2);
                    holes.push(at..end);
                    end
                }
                _ => at + 1,
            };
        }
        (self.boundary(at), holes)
    }

    /// Past what is computed: to its closing brace, over strings and braces inside.
    fn computed(&self, mut at: usize) -> usize {
        // What is open: a string or a brace.
        let mut open = vec![b'}'];
        while let (Some(closing), true) = (open.last().copied(), at < self.text.len()) {
            let byte = self.byte(at);
            let next = self.byte(at + 1);
            match (closing, byte) {
                (b'"', b'\\') => at += 1,
                (b'"', b'$' | b'%') if next == b'{' => {
                    open.push(b'}');
                    at += 1;
                }
                (_, byte) if byte == closing => drop(open.pop()),
                (b'}', b'{') => open.push(b'}'),
                (b'}', b'"') => open.push(b'"'),
                _ => {}
            }
            at += 1;
        }
        self.boundary(at)
    }

    fn boundary(&self, mut at: usize) -> usize {
        at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        at
    }

    fn heredoc(&mut self) -> Option<Token> {
        let rest = self.text[self.at..].strip_prefix("<<")?;
        let name = rest.strip_prefix('-').unwrap_or(rest);
        let line = name.find('\n')?;
        let delimiter = name[..line].trim_end();
        if delimiter.is_empty() || !delimiter.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b)) {
            return None;
        }
        let start = self.text.len() - name.len() + line + 1;
        let mut end = start;
        for line in self.text[start..].split_inclusive('\n') {
            if line.trim() == delimiter {
                break;
            }
            end += line.len();
        }
        let holes = self.template(start, |_, at| at >= end, false).1;
        self.at = self.text[end..].find('\n').map_or(self.text.len(), |n| end + n);
        Some(Token::Text(start..end, holes))
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let blank = |b: &&u8| matches!(b, b' ' | b'\t' | b'\r');
        self.at += self.rest().iter().take_while(blank).count();
        let first = *self.rest().first()?;
        let two = self.byte(self.at + 1);
        Some(match first {
            b'#' => self.comment(),
            b'/' if matches!(two, b'/' | b'*') => self.comment(),
            b'"' => self.string(),
            b'<' if two == b'<' => self.heredoc().unwrap_or_else(|| self.skip(2, COMPARES)),
            b'\n' | b',' => {
                self.at += 1;
                Token::Line
            }
            // Comparisons give nothing a name.
            b'=' | b'!' | b'<' | b'>' if two == b'=' => self.skip(2, COMPARES),
            b'=' if two == b'>' => self.skip(2, ARROW),
            _ if first.is_ascii_alphanumeric() || first == b'_' || !first.is_ascii() => self.word(),
            _ => {
                self.at += 1;
                Token::Mark(first)
            }
        })
    }
}

impl Lexer<'_> {
    fn skip(&mut self, bytes: usize, mark: u8) -> Token {
        self.at += bytes;
        Token::Mark(mark)
    }

    /// Where the next token is looked for.
    pub(super) fn position(&self) -> usize {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_do() {
        let text = "a = \"x${b[\"c}\"]}y\" # z\nd = <<-E\n l ${\"E\"}\n E\n";
        let tokens: Vec<Token> = Lexer::new(text).collect();
        let texts: Vec<_> = tokens
            .iter()
            .filter_map(|t| if let Token::Text(p, h) = t { Some((&text[p.clone()], h.len())) } else { None })
            .collect();
        assert_eq!(texts, [("x${b[\"c}\"]}y", 1), (" l ${\"E\"}\n", 1)]);
        assert!(tokens.iter().any(|t| matches!(t, Token::Comment(p) if &text[p.clone()] == "# z")));
    }
}
