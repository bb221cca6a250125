//! Templates: strip markers are applied once, when the template is read.

use hcl_edit::Span as _;
use hcl_edit::template::{Directive, Element, ForDirective, HeredocTemplate, IfDirective, Strip, Template};

use super::ast::Part;
use super::convert::{expr, shared, span};

/// The parts of a quoted template or of a template file.
pub(super) fn parts_of(template: &Template) -> Vec<Part> {
    parts(template, false, false)
}

/// The parts of a heredoc.
pub(super) fn heredoc_parts(heredoc: &HeredocTemplate) -> Vec<Part> {
    parts_of(&heredoc.template)
}

fn starts(strip: Strip) -> bool {
    matches!(strip, Strip::Start | Strip::Both)
}

fn ends(strip: Strip) -> bool {
    matches!(strip, Strip::End | Strip::Both)
}

/// Whether an element takes away the space before it, and after it.
fn strips(element: &Element) -> (bool, bool) {
    match element {
        Element::Literal(_) => (false, false),
        Element::Interpolation(of) => (starts(of.strip), ends(of.strip)),
        Element::Directive(of) => match &**of {
            Directive::If(of) => (starts(of.if_expr.strip), ends(of.endif_expr.strip)),
            Directive::For(of) => (starts(of.for_expr.strip), ends(of.endfor_expr.strip)),
        },
    }
}

/// The parts, without the space after what stands before them and before what stands behind.
fn parts(template: &Template, trim_start: bool, trim_end: bool) -> Vec<Part> {
    let elements: Vec<&Element> = template.iter().collect();
    let before = |at: usize| match at.checked_sub(1) {
        Some(at) => strips(elements[at]).1,
        None => trim_start,
    };
    let after = |at: usize| elements.get(at + 1).map_or(trim_end, |element| strips(element).0);
    let part = |(at, element): (usize, &&Element)| match element {
        Element::Literal(text) => {
            let whole: &str = text.value();
            let start = if before(at) { whole.trim_start() } else { whole };
            let end = if after(at) { start.trim_end() } else { start };
            Part::Text(shared(end), span(text.span()))
        }
        Element::Interpolation(of) => Part::Value(expr(&of.expr)),
        Element::Directive(of) => match &**of {
            Directive::If(of) => choice(of),
            Directive::For(of) => repetition(of),
        },
    };
    elements.iter().enumerate().map(part).collect()
}

fn choice(of: &IfDirective) -> Part {
    let first = &of.if_expr;
    let last = starts(of.endif_expr.strip);
    let until = of.else_expr.as_ref().map_or(last, |other| starts(other.strip));
    let then = parts(&first.template, ends(first.strip), until);
    let other = of.else_expr.as_ref().map_or_else(Vec::new, |other| parts(&other.template, ends(other.strip), last));
    Part::If(Box::new((expr(&first.cond_expr), then, other)))
}

fn repetition(of: &ForDirective) -> Part {
    let first = &of.for_expr;
    Part::For {
        key: first.key_var.as_ref().map(|name| shared(name.as_str())),
        value: shared(first.value_var.as_str()),
        over: Box::new(expr(&first.collection_expr)),
        parts: parts(&first.template, ends(first.strip), starts(of.endfor_expr.strip)),
    }
}
