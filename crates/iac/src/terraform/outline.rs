//! The form of a text of HCL, for those who edit it: what holds what, which values stand there literally, and comments.

use std::sync::Arc;

use plimsoll_syntax::Span;

use super::syntax::{Block, Body, Expr, Kind, Part, parse_body};

/// A text of HCL by its form.
#[derive(Clone, Debug, Default)]
pub struct Outline {
    /// Blocks, objects and lists, ordered by where they begin; what holds others comes first.
    pub holders: Vec<Holder>,
    /// Values that stand there as they are, in order.
    pub literals: Vec<Literal>,
    /// Everything that the text says: where, as a path, and in which bytes.
    pub said: Vec<(String, Span)>,
    /// Comments in order.
    pub comments: Vec<Span>,
}

/// Something that holds entries or items.
#[derive(Clone, Debug)]
pub struct Holder {
    /// What it is.
    pub kind: HolderKind,
    /// Of a block: from its first word to its closing brace; else with the brackets.
    pub span: Span,
    /// One past the opening brace or bracket.
    pub open: u32,
    /// The closing brace or bracket.
    pub close: u32,
    /// Its path, as [`Outline::said`] begins for what is in it.
    pub path: String,
    /// What it holds, in order.
    pub entries: Vec<Held>,
}

/// What holds entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HolderKind {
    /// A block with its first word; of a `dynamic` one the name of the blocks that it makes is the label.
    Block {
        /// The first word.
        word: Arc<str>,
        /// The first label; empty where there is none.
        label: Arc<str>,
    },
    /// `{ key = value }`.
    Object,
    /// `[item]`.
    List,
}

/// An attribute, a nested block, a key of an object or an item of a list.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its name; empty for items and for keys that are computed.
    pub name: Arc<str>,
    /// From its first byte to its last one.
    pub span: Span,
    /// Its value; of a block, all of it.
    pub value: Span,
    /// Whether it is a block.
    pub is_block: bool,
}

/// A value that stands there as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Its bytes, quotes included.
    pub span: Span,
    /// What it says.
    pub text: Arc<str>,
    /// How it is written.
    pub form: LiteralForm,
    /// Whether a condition chooses it: then it stands for one case of several.
    pub is_chosen: bool,
}

/// How a literal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralForm {
    /// `null`.
    Null,
    /// `true` or `false`, or a number.
    Plain,
    /// In quotes.
    Quoted,
}

impl Outline {
    /// Reads a text; none where it is not valid.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let body = parse_body(text, 0).ok()?;
        let mut walk = Walk { text, out: Self::default(), strings: Vec::new() };
        walk.body(&body, "");
        let Walk { mut out, mut strings, .. } = walk;
        out.holders.sort_by_key(|holder| (holder.span.start, std::cmp::Reverse(holder.span.end)));
        out.literals.sort_by_key(|literal| literal.span);
        strings.sort_unstable();
        out.comments = comments(text, &strings);
        Some(out)
    }

    /// The block, object or list that stands in exactly these bytes.
    #[must_use]
    pub fn holder(&self, span: Span) -> Option<&Holder> {
        let first = self.holders.partition_point(|holder| holder.span.start < span.start);
        let there = self.holders.get(first..)?.iter().take_while(|holder| holder.span.start == span.start);
        there.into_iter().find(|holder| holder.span == span)
    }

    /// The literal that stands in exactly these bytes.
    #[must_use]
    pub fn literal(&self, span: Span) -> Option<&Literal> {
        let found = self.literals.binary_search_by_key(&span, |literal| literal.span).ok()?;
        self.literals.get(found)
    }

    /// The innermost block, object or list that holds these bytes as an entry or an item, and which one.
    #[must_use]
    pub fn around(&self, value: Span) -> Option<(&Holder, &Held)> {
        let before = self.holders.partition_point(|holder| holder.span.start <= value.start);
        let holders = self.holders.get(..before)?.iter().rev();
        holders.filter_map(|holder| Some((holder, holder.entries.iter().find(|held| held.value == value)?))).next()
    }

    /// Whether a comment stands in these bytes.
    #[must_use]
    pub fn has_comment(&self, span: Span) -> bool {
        let first = self.comments.partition_point(|comment| comment.end <= span.start);
        self.comments.get(first).is_some_and(|comment| comment.start < span.end)
    }
}

struct Walk<'t> {
    text: &'t str,
    out: Outline,
    /// Where texts stand, in which nothing is a comment.
    strings: Vec<Span>,
}

impl Walk<'_> {
    fn body(&mut self, body: &Body, path: &str) {
        for attribute in &body.attributes {
            self.value(&attribute.value, &format!("{path}/{}", attribute.name), false);
        }
        let mut seen: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for block in &body.blocks {
            let head = std::iter::once(&block.kind).chain(&block.labels).map(|word| &**word).collect::<Vec<_>>();
            let head = format!("{path}/{}", head.join("."));
            let number = seen.entry(head.clone()).or_default();
            let path = format!("{head}#{number}");
            *number += 1;
            self.block(block, path);
        }
    }

    fn block(&mut self, block: &Block, path: String) {
        self.out.said.push((path.clone(), block.head));
        self.body(&block.body, &path);
        let Some(open) = self.opening(block) else { return };
        let attribute = |a: &super::syntax::Attribute| Held {
            name: Arc::clone(&a.name),
            span: Span { start: a.span.start, end: a.value.span.end },
            value: a.value.span,
            is_block: false,
        };
        let nested = |b: &Block| Held { name: Arc::clone(&b.kind), span: b.span, value: b.span, is_block: true };
        let mut entries: Vec<Held> =
            block.body.attributes.iter().map(attribute).chain(block.body.blocks.iter().map(nested)).collect();
        entries.sort_by_key(|held| held.span);
        let label = block.labels.first().cloned().unwrap_or_else(|| "".into());
        let kind = HolderKind::Block { word: Arc::clone(&block.kind), label };
        let close = block.span.end.saturating_sub(1);
        self.out.holders.push(Holder { kind, span: block.span, open, close, path, entries });
    }

    /// One past the brace that opens a block; labels may hold braces.
    fn opening(&mut self, block: &Block) -> Option<u32> {
        let mut at = block.head.end as usize;
        for _ in 0..=self.text.len() {
            match self.text.as_bytes().get(at)? {
                b'{' => return Some(at as u32 + 1),
                b'"' => {
                    let end = end_of_quoted(self.text, at)?;
                    self.strings.push(Span::new(at, end));
                    at = end;
                }
                _ => at += 1,
            }
        }
        None
    }

    fn value(&mut self, of: &Expr, path: &str, is_chosen: bool) {
        self.out.said.push((path.to_owned(), of.span));
        self.expr(of, path, is_chosen);
    }

    fn expr(&mut self, of: &Expr, path: &str, is_chosen: bool) {
        match &of.kind {
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Str(_) => self.literal(of, is_chosen),
            Kind::Template(parts) => self.template(of, parts, path),
            Kind::Tuple(items) => self.list(of, items, path, is_chosen),
            Kind::Object(entries) => self.object(of, entries, path, is_chosen),
            Kind::Attr(inner, _) | Kind::Not(inner) | Kind::Negate(inner) => self.expr(inner, path, true),
            Kind::Index(of, by) | Kind::Splat(of, by) => {
                self.expr(of, path, true);
                self.expr(by, path, true);
            }
            Kind::Call { arguments, .. } => {
                for (at, argument) in arguments.iter().enumerate() {
                    self.expr(argument, &format!("{path}({at})"), is_chosen);
                }
            }
            Kind::Binary(_, sides) => {
                self.expr(&sides.0, path, true);
                self.expr(&sides.1, path, true);
            }
            Kind::If(of) => [&of.0, &of.1, &of.2].into_iter().for_each(|side| self.expr(side, path, true)),
            Kind::For(of) => {
                let sides = [Some(&of.over), of.makes_key.as_ref(), Some(&of.makes), of.only_if.as_ref()];
                sides.into_iter().flatten().for_each(|side| self.expr(side, path, true));
            }
            Kind::Name(_) | Kind::Item => {}
        }
    }

    fn literal(&mut self, of: &Expr, is_chosen: bool) {
        let written = of.span.slice(self.text);
        let (form, text): (LiteralForm, Arc<str>) = match &of.kind {
            Kind::Str(text) => {
                self.strings.push(of.span);
                (LiteralForm::Quoted, Arc::clone(text))
            }
            Kind::Null => (LiteralForm::Null, "".into()),
            _ => (LiteralForm::Plain, written.into()),
        };
        // Parentheses belong to the place of an expression, and a heredoc is no text in quotes.
        let plain = if form == LiteralForm::Quoted { written.starts_with('"') } else { !written.starts_with('(') };
        if plain {
            self.out.literals.push(Literal { span: of.span, text, form, is_chosen });
        }
    }

    fn template(&mut self, of: &Expr, parts: &[Part], path: &str) {
        self.strings.push(of.span);
        if let [Part::Text(text, _)] = parts
            && of.span.slice(self.text).starts_with('"')
        {
            let literal =
                Literal { span: of.span, text: Arc::clone(text), form: LiteralForm::Quoted, is_chosen: false };
            self.out.literals.push(literal);
        }
        for part in parts {
            if let Part::Value(inner) = part {
                self.expr(inner, path, true);
            }
        }
    }

    fn list(&mut self, of: &Expr, items: &[Expr], path: &str, is_chosen: bool) {
        let path = format!("{path}[]");
        let held = |item: &Expr| Held { name: "".into(), span: item.span, value: item.span, is_block: false };
        let entries = items.iter().map(held).collect();
        for (at, item) in items.iter().enumerate() {
            self.value(item, &format!("{path}{at}"), is_chosen);
        }
        self.brackets(HolderKind::List, of.span, path, entries, ('[', ']'));
    }

    fn object(&mut self, of: &Expr, pairs: &[(Expr, Expr)], path: &str, is_chosen: bool) {
        let path = format!("{path}{{}}");
        let mut entries = Vec::new();
        for (at, (key, value)) in pairs.iter().enumerate() {
            let name: Arc<str> = if let Kind::Str(name) = &key.kind { Arc::clone(name) } else { "".into() };
            if key.span.slice(self.text).starts_with('"') {
                self.strings.push(key.span);
            }
            let step = if name.is_empty() { format!("({at})") } else { name.to_string() };
            self.value(value, &format!("{path}/{step}"), is_chosen);
            let span = Span { start: key.span.start, end: value.span.end };
            entries.push(Held { name, span, value: value.span, is_block: false });
        }
        self.brackets(HolderKind::Object, of.span, path, entries, ('{', '}'));
    }

    fn brackets(&mut self, kind: HolderKind, span: Span, path: String, entries: Vec<Held>, pair: (char, char)) {
        let written = span.slice(self.text);
        if written.starts_with(pair.0) && written.ends_with(pair.1) {
            let (open, close) = (span.start + 1, span.end - 1);
            self.out.holders.push(Holder { kind, span, open, close, path, entries });
        }
    }
}

/// One past the quote that closes a text without templates, such as a label.
fn end_of_quoted(text: &str, open: usize) -> Option<usize> {
    let mut bytes = text.as_bytes().iter().enumerate().skip(open + 1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Comments outside of texts, which are in order.
fn comments(text: &str, strings: &[Span]) -> Vec<Span> {
    let bytes = text.as_bytes();
    let (mut found, mut at, mut next) = (Vec::new(), 0, strings.iter().peekable());
    while at < bytes.len() {
        while next.next_if(|span| (span.end as usize) <= at).is_some() {}
        if let Some(inside) = next.peek().filter(|span| span.start as usize <= at) {
            at = inside.end as usize;
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let line = || at + rest.find('\n').unwrap_or(rest.len());
        let end = match bytes.get(at..) {
            Some([b'#', ..] | [b'/', b'/', ..]) => line(),
            Some([b'/', b'*', ..]) => at + rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => {
                at += 1;
                continue;
            }
        };
        found.push(Span::new(at, end));
        at = end.max(at + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"# head
resource "aws_x" "y#{" { // one
  a = "b # no" /* two */
  tags = { Name = "n" }
  list = [1, var.x ? true : false]
  inner {
    on = false # three
  }
}
"##;

    #[test]
    fn comments_stand_outside_of_texts() {
        let outline = Outline::read(TEXT).unwrap();
        let all: Vec<&str> = outline.comments.iter().map(|span| span.slice(TEXT)).collect();
        assert_eq!(all, ["# head", "// one", "/* two */", "# three"]);
    }

    #[test]
    fn literals_say_whether_something_chooses_them() {
        let outline = Outline::read(TEXT).unwrap();
        let all: Vec<(&str, bool)> = outline.literals.iter().map(|l| (l.span.slice(TEXT), l.is_chosen)).collect();
        let wanted =
            [("\"b # no\"", false), ("\"n\"", false), ("1", false), ("true", true), ("false", true), ("false", false)];
        assert_eq!(all, wanted);
    }

    #[test]
    fn holders_know_what_they_hold() {
        let outline = Outline::read(TEXT).unwrap();
        let block = &outline.holders[0];
        assert_eq!(block.path, "/resource.aws_x.y#{#0");
        let names: Vec<&str> = block.entries.iter().map(|held| &*held.name).collect();
        assert_eq!(names, ["a", "tags", "list", "inner"]);
        assert_eq!(TEXT.as_bytes()[block.close as usize], b'}');
        assert!(outline.said.iter().any(|(path, _)| path == "/resource.aws_x.y#{#0/inner#0/on"));
    }
}
