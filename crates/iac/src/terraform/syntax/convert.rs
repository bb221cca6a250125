//! From the parser's tree to ours: without whitespace and comments, traversals unrolled.

use std::ops::Range;
use std::sync::Arc;

use hcl_edit::Span as _;
use hcl_edit::expr::{
    BinaryOperator, Expression, ForExpr, FuncCall, Object, ObjectKey, Traversal, TraversalOperator, UnaryOperator,
};
use hcl_edit::structure::Structure;
use plimsoll_syntax::Span;

use super::ast::{Attribute, Block, Body, Expr, For, Kind, Operator};
use super::template::{heredoc_parts, parts_of};
use crate::number::Number;

pub(super) struct Converter {
    pub(super) file: u32,
}

pub(super) fn span(range: Option<Range<usize>>) -> Span {
    range.map_or_else(Span::default, |range| Span::new(range.start, range.end))
}

pub(super) fn body(body: &hcl_edit::structure::Body, to: &Converter) -> Body {
    let mut made = Body::default();
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => made.attributes.push(Attribute {
                name: attribute.key.as_str().into(),
                span: span(attribute.key.span()),
                value: expr(&attribute.value),
            }),
            Structure::Block(inner) => made.blocks.push(block(inner, to)),
        }
    }
    made
}

fn block(block: &hcl_edit::structure::Block, to: &Converter) -> Block {
    Block {
        kind: block.ident.as_str().into(),
        head: span(block.ident.span()),
        span: span(block.span()),
        labels: block.labels.iter().map(|label| label.as_str().into()).collect(),
        body: body(&block.body, to),
        file: to.file,
    }
}

fn boxed(of: &Expression) -> Box<Expr> {
    Box::new(expr(of))
}

pub(super) fn expr(of: &Expression) -> Expr {
    let kind = match of {
        Expression::Null(_) => Kind::Null,
        Expression::Bool(value) => Kind::Bool(*value.value()),
        Expression::Number(value) => Kind::Number(number(value.value())),
        Expression::String(text) => Kind::Str(text.as_str().into()),
        Expression::Array(items) => Kind::Tuple(items.iter().map(expr).collect()),
        Expression::Object(of) => Kind::Object(object(of)),
        Expression::StringTemplate(template) => Kind::Template(parts_of(template)),
        Expression::HeredocTemplate(heredoc) => Kind::Template(heredoc_parts(heredoc)),
        // The parentheses belong to the place, so that an edit replaces them too.
        Expression::Parenthesis(inner) => expr(inner.inner()).kind,
        Expression::Variable(name) => Kind::Name(name.as_str().into()),
        Expression::Conditional(of) => {
            Kind::If(Box::new((expr(&of.cond_expr), expr(&of.true_expr), expr(&of.false_expr))))
        }
        Expression::FuncCall(of) => call(of),
        Expression::Traversal(of) => return traversal(of),
        Expression::UnaryOp(of) => match of.operator.value() {
            UnaryOperator::Neg => Kind::Negate(boxed(&of.expr)),
            UnaryOperator::Not => Kind::Not(boxed(&of.expr)),
        },
        Expression::BinaryOp(of) => {
            Kind::Binary(operator(*of.operator.value()), Box::new((expr(&of.lhs_expr), expr(&of.rhs_expr))))
        }
        Expression::ForExpr(of) => Kind::For(Box::new(each(of))),
    };
    Expr::new(span(of.span()), kind)
}

fn number(number: &hcl_edit::Number) -> Number {
    let whole = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    whole.map_or_else(|| Number::from_f64(number.as_f64().unwrap_or_default()), Number::Int)
}

fn object(of: &Object) -> Vec<(Expr, Expr)> {
    let key = |key: &ObjectKey| match key {
        ObjectKey::Ident(name) => Expr::string(span(name.span()), name.as_str()),
        ObjectKey::Expression(of) => expr(of),
    };
    of.iter().map(|(name, value)| (key(name), expr(value.expr()))).collect()
}

fn call(of: &FuncCall) -> Kind {
    let spaces: String = of.name.namespace.iter().map(|space| format!("{}::", space.as_str())).collect();
    Kind::Call {
        name: format!("{spaces}{}", of.name.name.as_str()).into(),
        arguments: of.args.iter().map(expr).collect(),
        expanded: of.args.expand_final(),
    }
}

fn each(of: &ForExpr) -> For {
    For {
        key: of.intro.key_var.as_ref().map(|name| name.as_str().into()),
        value: of.intro.value_var.as_str().into(),
        over: expr(&of.intro.collection_expr),
        makes_key: of.key_expr.as_ref().map(expr),
        makes: expr(&of.value_expr),
        grouped: of.grouping,
        only_if: of.cond.as_ref().map(|cond| expr(&cond.expr)),
    }
}

/// Unrolls `a.b[0].*.c` from its start. The place of each step is that of the whole.
fn traversal(of: &Traversal) -> Expr {
    let operators: Vec<&TraversalOperator> = of.operators.iter().map(|operator| operator.value()).collect();
    follow(expr(&of.expr), &operators, span(of.span()))
}

fn follow(mut base: Expr, mut operators: &[&TraversalOperator], whole: Span) -> Expr {
    while let Some((operator, rest)) = operators.split_first() {
        operators = rest;
        let from = Box::new(base);
        let kind = match operator {
            TraversalOperator::GetAttr(name) => Kind::Attr(from, name.as_str().into()),
            TraversalOperator::Index(index) => Kind::Index(from, boxed(index)),
            TraversalOperator::LegacyIndex(index) => {
                let index = Number::Int(i128::from(*index.value()));
                Kind::Index(from, Box::new(Expr::new(whole, Kind::Number(index))))
            }
            TraversalOperator::AttrSplat(_) => {
                // Only the attributes that follow are taken of each item.
                let own = rest.iter().take_while(|o| matches!(o, TraversalOperator::GetAttr(_))).count();
                operators = &rest[own..];
                Kind::Splat(from, Box::new(follow(item(whole), &rest[..own], whole)))
            }
            TraversalOperator::FullSplat(_) => {
                operators = &[];
                Kind::Splat(from, Box::new(follow(item(whole), rest, whole)))
            }
        };
        base = Expr::new(whole, kind);
    }
    base
}

fn item(whole: Span) -> Expr {
    Expr::new(whole, Kind::Item)
}

fn operator(operator: BinaryOperator) -> Operator {
    match operator {
        BinaryOperator::Eq => Operator::Equal,
        BinaryOperator::NotEq => Operator::Unequal,
        BinaryOperator::LessEq => Operator::LessOrEqual,
        BinaryOperator::GreaterEq => Operator::GreaterOrEqual,
        BinaryOperator::Less => Operator::Less,
        BinaryOperator::Greater => Operator::Greater,
        BinaryOperator::Plus => Operator::Add,
        BinaryOperator::Minus => Operator::Subtract,
        BinaryOperator::Mul => Operator::Multiply,
        BinaryOperator::Div => Operator::Divide,
        BinaryOperator::Mod => Operator::Remainder,
        BinaryOperator::And => Operator::And,
        BinaryOperator::Or => Operator::Or,
    }
}

/// A text that several parts share.
pub(super) fn shared(text: &str) -> Arc<str> {
    text.into()
}
