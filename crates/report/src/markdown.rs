//! Markdown for the terminal: headings, paragraphs, lists, code and tables as they are; wrapped.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::Style;
use crate::style::Role;
use crate::text::{clean, hang};

/// Deepest list that is indented further.
const DEPTH: usize = 6;

/// A page for the terminal.
pub(crate) fn terminal(page: &str, style: &Style) -> String {
    let mut writer = Writer {
        style,
        out: String::new(),
        text: String::new(),
        lists: Vec::new(),
        block: Block::Text,
        link: None,
        first: None,
    };
    for event in Parser::new_ext(page, Options::empty()) {
        writer.take(event);
    }
    writer.flush();
    writer.out.trim_end().to_owned() + "\n"
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    Text,
    Heading(HeadingLevel),
    Code,
}

struct Writer<'a> {
    style: &'a Style,
    out: String,
    /// The block that is being read.
    text: String,
    /// The number of the next item of each open list; none for bullets.
    lists: Vec<Option<u64>>,
    block: Block,
    link: Option<String>,
    /// What stands before the first line of the next block of a list item.
    first: Option<String>,
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.block == Block::Code => self.code(&text),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text += &text,
            Event::Code(code) => self.text += &format!("`{code}`"),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::Rule => self.rule(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.block = Block::Heading(level);
            }
            Tag::CodeBlock(kind) => self.open_code(&kind),
            Tag::List(number) => {
                self.flush();
                self.lists.push(number);
            }
            Tag::Item => self.item(),
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph => {
                self.flush();
                self.gap();
            }
            TagEnd::Item => self.flush(),
            TagEnd::CodeBlock => {
                self.block = Block::Text;
                self.gap();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap();
            }
            TagEnd::Link => self.end_link(),
            _ => {}
        }
    }

    fn item(&mut self) {
        self.flush();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => format!("{} ", self.style.glyphs().bullet),
        };
        self.first = Some(mark);
    }

    fn indent(&self) -> String {
        "  ".repeat(self.lists.len().min(DEPTH))
    }

    /// An address that the text does not show already is written behind it.
    fn end_link(&mut self) {
        let Some(url) = self.link.take() else { return };
        if !self.text.ends_with(&url) {
            self.text += &format!(" <{url}>");
        }
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.flush();
        self.block = Block::Code;
        if let CodeBlockKind::Fenced(info) = kind
            && !info.is_empty()
        {
            self.out += &format!("    {}\n", self.style.paint(Role::Dim, &clean(info)));
        }
    }

    fn code(&mut self, text: &str) {
        for line in text.lines() {
            self.out += format!("    {}", clean(line)).trim_end();
            self.out.push('\n');
        }
    }

    fn rule(&mut self) {
        self.flush();
        self.out += &(self.style.glyphs().rule.repeat(self.style.columns() / 2) + "\n\n");
    }

    fn gap(&mut self) {
        if self.lists.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = clean(text.trim()).into_owned();
        let block = std::mem::replace(&mut self.block, Block::Text);
        if text.is_empty() {
            return;
        }
        let first = self.first.take().unwrap_or_default();
        let wrapped = hang(&format!("{}{first}", self.indent()), &text, self.style.columns());
        let role = if matches!(block, Block::Heading(_)) { Role::Strong } else { Role::Plain };
        self.out += &(self.style.paint(role, &wrapped) + "\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_its_words_and_its_code() {
        let page = "# What\nA *container* runs with `privileged: true`.\n\n- one\n  - two [site](https://example.com/x)\n\n1. first\n2. second\n\n```yaml pod.yaml\na:\n  b: \u{1b}1\n```\nend\n";
        let shown = terminal(page, &Style::default());
        let wanted = "What\n\nA container runs with `privileged: true`.\n\n  • one\n    • two site <https://example.com/x>\n\n  1. first\n  2. second\n\n    yaml pod.yaml\n    a:\n      b: \u{fffd}1\n\nend\n";
        assert_eq!(shown, wanted);
    }
}
