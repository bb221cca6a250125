//! Texts that stand in the lines after an instruction.

use plimsoll_syntax::Span;

use crate::expand::{Expander, Lookup, Style};

/// A text that follows an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heredoc {
    /// The word that ends it.
    pub name: String,
    /// Whether variables in it are replaced: its word is not quoted.
    pub expand: bool,
    /// Whether tabs at the start of its lines are dropped.
    pub chomp: bool,
    /// Its text.
    pub content: Span,
    /// The line that ends it, empty where none does.
    pub terminator: Span,
}

/// The heredocs that a line opens, in order.
pub(crate) fn of_line(line: &str) -> Vec<Heredoc> {
    let style = Style { keep_quotes: true, keep_escapes: true, keep_unset: true, ..Style::default() };
    let words = Expander::words(line, style, &|_| Lookup::Unset);
    words.unwrap_or_default().iter().filter_map(|word| of_word(word)).collect()
}

/// The heredoc that a word opens.
pub(crate) fn of_word(word: &str) -> Option<Heredoc> {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix("<<")?;
    let (chomp, rest) = rest.strip_prefix('-').map_or((false, rest), |rest| (true, rest));
    let rest = rest.trim_start();
    if rest.is_empty() || rest.contains('<') {
        return None;
    }
    let plain = single(rest, Style { keep_unset: true, ..Style::default() })?;
    let raw = single(rest, Style { keep_unset: true, keep_quotes: true, ..Style::default() })?;
    let expand = quotes(&plain) == quotes(&raw);
    let nowhere = Span::default();
    Some(Heredoc { name: plain, expand, chomp, content: nowhere, terminator: nowhere })
}

fn single(text: &str, style: Style) -> Option<String> {
    let mut words = Expander::words(text, style, &|_| Lookup::Unset).ok()?;
    if words.len() == 1 { words.pop() } else { None }
}

fn quotes(text: &str) -> usize {
    text.matches(['\'', '"']).count()
}
