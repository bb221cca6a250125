//! Text from the input inside Markdown: shown as it is, never as markup.

use crate::text::clean;

/// A name as inline code, which ends no sooner than it should; in a table cell too.
pub(crate) fn code(text: &str) -> String {
    let text = clean(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.is_empty() || text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A sentence: every sign that could be markup, an address or a mention is made a plain character.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in clean(text).chars() {
        match sign {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            // Nobody is called and nothing is linked by a name that the input chose.
            '@' => out += "@\u{200b}",
            // Between these a sentence stays readable, and none of them is markup there.
            '-' if !out.is_empty() => out.push(sign),
            '(' | ')' | ',' | '/' | '\'' | '"' | '?' | ';' | '%' | '=' => out.push(sign),
            _ if sign.is_ascii_punctuation() => out.extend(['\\', sign]),
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::{code, plain};

    const HOSTILE: [&str; 8] = [
        "a `b` c",
        "``",
        "<script>alert(1)</script>",
        "[x](javascript:alert)",
        "![x](https://example.com/x.png) **b** _i_ ~~s~~",
        "# head\n- item\n1. one\n| cell |",
        "https://example.com www.example.com @someone #1 &amp; \\",
        "",
    ];

    /// What a reader of the rendered text sees, if nothing but text and code is in it.
    fn shown(markdown: &str) -> Option<String> {
        let mut out = String::new();
        for event in Parser::new_ext(markdown, Options::all()) {
            match event {
                Event::Text(text) | Event::Code(text) => out += &text,
                Event::Start(pulldown_cmark::Tag::Paragraph) | Event::End(pulldown_cmark::TagEnd::Paragraph) => {}
                _ => return None,
            }
        }
        Some(out)
    }

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        for text in HOSTILE {
            let seen = shown(&format!("x {} y", plain(text))).map(|s| s.replace('\u{200b}', ""));
            let flat = text.replace('\n', " ");
            assert_eq!(seen.as_deref(), Some(format!("x {flat} y").as_str()), "{text:?}");
        }
    }

    #[test]
    fn code_holds_every_name_but_the_bar_of_a_table() {
        for text in HOSTILE.iter().filter(|t| !t.is_empty()) {
            let seen = shown(&format!("x {} y", code(text))).map(|s| s.replace("\\|", "|"));
            assert_eq!(seen, Some(format!("x {} y", text.replace('\n', " "))), "{text:?}");
        }
    }
}
