//! Cutting a logical line into its keyword, flags and words.

use std::ops::Range;

/// A part of a logical line, and its text as the builder reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) range: Range<usize>,
}

/// A line, cut after its flags.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    pub(crate) keyword: Range<usize>,
    pub(crate) flags: Vec<Piece>,
    /// What follows, without blanks around it.
    pub(crate) rest: Range<usize>,
}

/// Blanks that part words; other spaces of Unicode do not.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{b}' | '\u{c}' | '\r')
}

/// Cuts a line.
pub(crate) fn cut(line: &str, escape: char) -> Cut {
    cut_in(line, 0..line.len(), escape)
}

/// Cuts a part of a line: the trigger of `ONBUILD`.
pub(crate) fn cut_in(line: &str, range: Range<usize>, escape: char) -> Cut {
    let range = trimmed(line, range);
    let length = line[range.clone()].find(is_blank).unwrap_or(range.len());
    let keyword = range.start..range.start + length;
    let (flags, after) = flags(line, keyword.end..range.end, escape);
    Cut { keyword, flags, rest: trimmed(line, after..range.end) }
}

/// The range without blanks at its ends.
pub(crate) fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let text = &line[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    let end = range.start + text.trim_end().len();
    start..end.max(start)
}

/// Whether a line is of a kind that heredocs may follow.
pub(crate) fn may_hold_heredocs(line: &str) -> bool {
    if !line.contains("<<") {
        return false;
    }
    let mut words = line.split(is_blank).filter(|word| !word.is_empty());
    let is_one = |word: &str| ["run", "copy", "add"].iter().any(|name| word.eq_ignore_ascii_case(name));
    match words.next() {
        Some(word) if word.eq_ignore_ascii_case("onbuild") => words.next().is_some_and(is_one),
        word => word.is_some_and(is_one),
    }
}

/// Words at the start that begin with two dashes, without their quotes, and where they end.
fn flags(line: &str, range: Range<usize>, escape: char) -> (Vec<Piece>, usize) {
    let mut found = Vec::new();
    let mut at = range.start;
    loop {
        at = trimmed(line, at..range.end).start;
        if !line[at..range.end].starts_with("--") {
            return (found, at);
        }
        let (text, quoted, end) = flag(line, at..range.end, escape);
        let is_end = text == "--";
        if !is_end && (quoted || !text.is_empty()) {
            found.push(Piece { text, range: at..end });
        }
        at = end;
        if is_end || at >= range.end {
            return (found, at);
        }
    }
}

/// One flag from its first dash on: its text, whether a part of it is quoted, and where it ends.
fn flag(line: &str, range: Range<usize>, escape: char) -> (String, bool, usize) {
    let (mut text, mut quote, mut quoted) = (String::new(), None, false);
    let mut chars = line[range.clone()].char_indices();
    while let Some((at, c)) = chars.next() {
        match quote {
            None if c.is_whitespace() => return (text, quoted, range.start + at),
            None if c == '\'' || c == '"' => (quote, quoted) = (Some(c), true),
            Some(open) if c == open => quote = None,
            _ if c == escape => text.extend(chars.next().map(|(_, c)| c)),
            _ => text.push(c),
        }
    }
    (text, quoted, range.end)
}

/// Words as `ENV`, `ARG` and `LABEL` have them: quotes and escapes stay, and blanks within quotes do not part.
pub(crate) fn quoted(line: &str, range: Range<usize>, escape: char) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = range.start;
    loop {
        at = trimmed(line, at..range.end).start;
        if at >= range.end {
            return found;
        }
        let piece = quoted_word(line, at..range.end, escape);
        at = piece.range.end;
        if !piece.text.is_empty() {
            found.push(piece);
        }
    }
}

fn quoted_word(line: &str, range: Range<usize>, escape: char) -> Piece {
    let (mut text, mut quote) = (String::new(), None);
    let mut chars = line[range.clone()].char_indices();
    while let Some((at, c)) = chars.next() {
        if c == escape && quote != Some('\'') {
            // An escape at the very end escapes nothing.
            if let Some((_, next)) = chars.next() {
                text.push(c);
                text.push(next);
            }
            continue;
        }
        match quote {
            None if c.is_whitespace() => return Piece { text, range: range.start..range.start + at },
            None if c == '\'' || c == '"' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
        text.push(c);
    }
    Piece { text, range }
}

/// Words between blanks, quotes or not.
pub(crate) fn plain(line: &str, range: Range<usize>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = range.start;
    for part in line[range].split(is_blank) {
        if !part.is_empty() {
            found.push(Piece { text: part.to_owned(), range: at..at + part.len() });
        }
        // Every blank is a byte.
        at += part.len() + 1;
    }
    found
}

/// The first word and what follows the blanks after it.
pub(crate) fn first_and_rest(line: &str, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let text = &line[range.clone()];
    let length = text.find(is_blank)?;
    let rest = text[length..].trim_start_matches(is_blank);
    Some((range.start..range.start + length, range.end - rest.len()..range.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(pieces: &[Piece]) -> Vec<&str> {
        pieces.iter().map(|p| p.text.as_str()).collect()
    }

    #[test]
    fn flags_are_told_from_words() {
        let line = "  COPY --from=a --chown='x y' -- --not a b ";
        let cut = cut(line, '\\');
        assert_eq!(&line[cut.keyword], "COPY");
        assert_eq!(texts(&cut.flags), ["--from=a", "--chown=x y"]);
        assert_eq!(&line[cut.rest], "--not a b");
    }

    #[test]
    fn quotes_hold_words_together() {
        let line = r#"a="b c" d='e\' f=g\ h i\"j"#;
        assert_eq!(texts(&quoted(line, 0..line.len(), '\\')), [r#"a="b c""#, r"d='e\'", r"f=g\ h", r#"i\"j"#]);
        assert_eq!(texts(&plain("a  'b c'", 0..8)), ["a", "'b", "c'"]);
    }
}
