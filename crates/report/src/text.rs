//! Text for terminals: harmless, measured in columns, wrapped.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes; Chinese characters take two.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Text without anything that a terminal would obey or that turns the reading direction.
///
/// Names come from the input, so they may hold escape codes.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c });
    shown.map(|c| if is_unsafe(c) { char::REPLACEMENT_CHARACTER } else { c }).collect::<String>().into()
}

fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text without the colour codes that this crate puts in.
pub(crate) fn strip(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').map_or("", |(_, rest)| rest))
}

/// Text padded on the right to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Text padded on the left to `columns`.
pub(crate) fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// [`pad`] for text with colour codes, which take no columns.
pub(crate) fn pad_painted(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(&strip(text)))))
}

/// [`pad_left`] for text with colour codes.
pub(crate) fn pad_left_painted(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(&strip(text)))))
}

/// Text cut to `columns`, the cut being marked.
pub(crate) fn fit(text: &str, columns: usize, ascii: bool) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mark = if ascii { "..." } else { "…" };
    let mut room = columns.saturating_sub(width(mark));
    let kept: String = text
        .chars()
        .take_while(|c| {
            let taken = c.width().unwrap_or(0);
            let fits = taken <= room;
            room = room.saturating_sub(taken);
            fits
        })
        .collect();
    kept + mark
}

/// Lines of at most `columns`; breaks at spaces and beside Chinese characters, within a word only if it is too long.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(text) {
        let wide = width(piece);
        if used > 0 && used + width(piece.trim_end()) > columns {
            lines.push(String::new());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { continue };
        line.push_str(piece);
        used += wide;
        if used > columns + 1 {
            let long = std::mem::take(line);
            lines.pop();
            lines.extend(chop(&long, columns));
            used = lines.last().map_or(0, |l| width(l));
        }
    }
    lines.iter_mut().for_each(|l| l.truncate(l.trim_end().len()));
    lines
}

/// Words with the space behind them, and wide characters one by one with the marks that belong to them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut before = None;
        let cut = rest.char_indices().find(|(at, c)| {
            let breaks = *at > 0 && before.is_some_and(|before| may_break(before, *c));
            before = Some(*c);
            breaks
        });
        let (piece, tail) = rest.split_at(cut.map_or(rest.len(), |(at, _)| at));
        rest = tail;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether a character takes two columns.
pub(crate) fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
    let beside_wide = is_wide(before) || is_wide(after) || opens(after) || closes(before);
    before == ' ' && after != ' ' || beside_wide && after != ' ' && !closes(after) && !opens(before)
}

/// Punctuation that must not start a line.
fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '：' | '、' | '）' | '！' | '？' | '》' | '”' | '…')
}

/// Punctuation that must not end a line.
fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '“')
}

fn chop(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used > 0 && used + wide > columns {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
        used += wide;
    }
    lines
}

/// Wrapped lines with `first` before the first and as many spaces before the others.
pub(crate) fn hang(first: &str, text: &str, columns: usize) -> String {
    let indent = width(first);
    let lines = wrap(text, columns.saturating_sub(indent).max(20));
    format!("{first}{}", lines.join(&format!("\n{}", " ".repeat(indent))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapping_keeps_to_the_columns_and_loses_nothing() {
        let text =
            "a container 容器以特权模式运行，拥有节点的全部权限。 and-a-word-that-is-far-too-long-for-any-line end";
        for columns in [20, 24, 31, 60] {
            let lines = wrap(text, columns);
            assert!(lines.iter().all(|l| width(l) <= columns), "{columns}: {lines:?}");
            let squeeze = |s: &str| s.replace(' ', "");
            assert_eq!(squeeze(&lines.concat()), squeeze(text));
        }
    }

    #[test]
    fn lines_break_between_chinese_and_code_but_never_before_a_closing_mark() {
        let lines = wrap("移除`privileged: true`；只添加（所需的）那一项“权能”。", 14);
        assert_eq!(lines, ["移除", "`privileged:", "true`；只添加", "（所需的）那一", "项“权能”。"]);
        for columns in 20..40 {
            let lines = wrap("容器（以特权模式）运行，“拥有”节点的全部权限：没有例外。", columns);
            assert!(
                lines.iter().all(|l| !l.starts_with(closes) && !l.ends_with(opens) && width(l) <= columns),
                "{lines:?}"
            );
        }
    }

    #[test]
    fn escape_codes_and_turned_text_become_harmless() {
        assert_eq!(clean("web\u{1b}[31m\u{202e}x"), "web\u{fffd}[31m\u{fffd}x");
        assert!(matches!(clean("web 容器"), Cow::Borrowed(_)));
    }

    #[test]
    fn cutting_counts_wide_characters_twice() {
        assert_eq!(fit("控制平面网络", 7, false), "控制平…");
        assert_eq!(fit("short", 7, false), "short");
    }
}
