//! Templates: strip markers and the indentation of heredocs are applied once, when the template is read.
//!
//! Terraform applies both to the pieces of a template one after the other, and each line is a piece of its own: a marker
//! takes away space up to the end of its line, and a line whose start was taken away keeps its indentation.

use hcl_edit::Span as _;
use hcl_edit::template::{Directive, Element, HeredocTemplate, StringTemplate, Strip, Template};
use plimsoll_syntax::Span;

use super::ast::Part;
use super::convert::Converter;

/// A piece of a template in the order of its text.
enum Piece {
    Text(String, Span),
    /// A value or a directive, and whether it takes away the space before it and after it.
    Mark(bool, bool),
}

impl Converter<'_> {
    /// The parts of a quoted template, which is one line.
    pub(super) fn quoted_parts(&self, template: &StringTemplate) -> Vec<Part> {
        self.parts(template, Lines::One, false)
    }

    /// The parts of a template that is a text of its own.
    pub(super) fn template_parts(&self, template: &Template) -> Vec<Part> {
        self.parts(template, Lines::Read, false)
    }

    /// The parts of a heredoc. The parser took indentation away by rules of its own: the text is read again.
    pub(super) fn heredoc_parts(&self, heredoc: &HeredocTemplate) -> Vec<Part> {
        let start = heredoc.span().map_or(0, |span| span.start);
        let indented = self.text.get(start..).is_some_and(|text| text.starts_with("<<-"));
        self.parts(&heredoc.template, Lines::Raw, indented)
    }

    fn parts(&self, template: &Template, lines: Lines, indented: bool) -> Vec<Part> {
        let mut pieces = Vec::new();
        self.flatten(template, lines, &mut pieces);
        strip(&mut pieces);
        if indented {
            dedent(&mut pieces);
        }
        let mut build = Build { to: self, lines, pieces: pieces.into_iter() };
        build.parts(template)
    }

    /// The lines of a literal with the place of each.
    fn lines(&self, text: &str, span: Span, lines: Lines) -> Vec<(String, Span)> {
        let raw = span.slice(self.text);
        match lines {
            Lines::One => vec![(text.to_owned(), span)],
            Lines::Read => text.split_inclusive('\n').map(|line| (line.to_owned(), span)).collect(),
            Lines::Raw => {
                let mut start = span.start as usize;
                let line = |line: &str| {
                    let place = Span::new(start, start + line.len());
                    start += line.len();
                    (line.replace("$${", "${").replace("%%{", "%{"), self.fixed.unwrap_or(place))
                };
                raw.split_inclusive('\n').map(line).collect()
            }
        }
    }

    fn flatten(&self, template: &Template, lines: Lines, out: &mut Vec<Piece>) {
        for element in template {
            match element {
                Element::Literal(text) => {
                    let all = self.lines(text.value(), self.span(text.span()), lines);
                    out.extend(all.into_iter().map(|(text, span)| Piece::Text(text, span)));
                }
                Element::Interpolation(of) => out.push(mark(of.strip)),
                Element::Directive(of) => match &**of {
                    Directive::If(of) => {
                        out.push(mark(of.if_expr.strip));
                        self.flatten(&of.if_expr.template, lines, out);
                        if let Some(other) = &of.else_expr {
                            out.push(mark(other.strip));
                            self.flatten(&other.template, lines, out);
                        }
                        out.push(mark(of.endif_expr.strip));
                    }
                    Directive::For(of) => {
                        out.push(mark(of.for_expr.strip));
                        self.flatten(&of.for_expr.template, lines, out);
                        out.push(mark(of.endfor_expr.strip));
                    }
                },
            }
        }
    }
}

/// How the literals of a template are split.
#[derive(Clone, Copy)]
enum Lines {
    One,
    /// Into lines, as the parser read them.
    Read,
    /// Into lines, as they stand in the text.
    Raw,
}

fn mark(strip: Strip) -> Piece {
    Piece::Mark(matches!(strip, Strip::Start | Strip::Both), matches!(strip, Strip::End | Strip::Both))
}

fn strip(pieces: &mut [Piece]) {
    for at in 0..pieces.len() {
        let Piece::Mark(before, after) = pieces[at] else { continue };
        if let (true, Some(Piece::Text(text, _))) = (before, at.checked_sub(1).and_then(|at| pieces.get_mut(at))) {
            text.truncate(text.trim_end().len());
        }
        if let (true, Some(Piece::Text(text, span))) = (after, pieces.get_mut(at + 1)) {
            cut(text, span, text.len() - text.trim_start().len());
        }
    }
}

/// Takes bytes away at the start of a piece.
fn cut(text: &mut String, span: &mut Span, bytes: usize) {
    text.drain(..bytes);
    span.start = (span.start + bytes as u32).min(span.end);
}

/// Takes away the indentation that all lines share; blank lines and what does not start a line do not count.
fn dedent(pieces: &mut [Piece]) {
    let (mut starts, mut least, mut lines) = (true, usize::MAX, Vec::new());
    for (at, piece) in pieces.iter().enumerate() {
        let text = if let Piece::Text(text, _) = piece { text } else { "" };
        if std::mem::replace(&mut starts, text.ends_with('\n')) {
            let blank = text.trim_start().is_empty() && text.ends_with('\n');
            if !blank {
                let indent = text.chars().take_while(|c| c.is_whitespace()).count();
                least = least.min(indent);
                lines.push(at);
            }
        }
    }
    for at in lines {
        if let Piece::Text(text, span) = &mut pieces[at] {
            let bytes = text.char_indices().nth(least).map_or(text.len(), |(byte, _)| byte);
            cut(text, span, bytes);
        }
    }
}

/// Puts the pieces back where they belong.
struct Build<'c, 't> {
    to: &'c Converter<'t>,
    lines: Lines,
    pieces: std::vec::IntoIter<Piece>,
}

impl Build<'_, '_> {
    fn parts(&mut self, template: &Template) -> Vec<Part> {
        let mut parts = Vec::new();
        for element in template {
            match element {
                Element::Literal(text) => {
                    let count = self.to.lines(text.value(), self.to.span(text.span()), self.lines).len();
                    for piece in self.pieces.by_ref().take(count) {
                        if let Piece::Text(text, span) = piece {
                            parts.push(Part::Text(text.into(), span));
                        }
                    }
                }
                Element::Interpolation(of) => {
                    self.pieces.next();
                    parts.push(Part::Value(self.to.expr(&of.expr)));
                }
                Element::Directive(of) => parts.push(self.directive(of)),
            }
        }
        parts
    }

    fn directive(&mut self, of: &Directive) -> Part {
        self.pieces.next();
        let part = match of {
            Directive::If(of) => {
                let then = self.parts(&of.if_expr.template);
                let other = of.else_expr.as_ref().map_or_else(Vec::new, |other| {
                    self.pieces.next();
                    self.parts(&other.template)
                });
                Part::If(Box::new((self.to.expr(&of.if_expr.cond_expr), then, other)))
            }
            Directive::For(of) => Part::For {
                key: of.for_expr.key_var.as_ref().map(|name| name.as_str().into()),
                value: of.for_expr.value_var.as_str().into(),
                over: Box::new(self.to.expr(&of.for_expr.collection_expr)),
                parts: self.parts(&of.for_expr.template),
            },
        };
        self.pieces.next();
        part
    }
}
