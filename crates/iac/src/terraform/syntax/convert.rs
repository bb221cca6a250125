//! From the parser's tree to ours: without whitespace and comments, traversals unrolled.

use std::ops::Range;

use hcl_edit::Span as _;
use hcl_edit::expr::{
    BinaryOperator, Expression, ForExpr, FuncCall, Object, ObjectKey, Traversal, TraversalOperator, UnaryOperator,
};
use hcl_edit::structure::Structure;
use plimsoll_syntax::Span;

use super::ast::{Attribute, Block, Body, Expr, For, Kind, Operator};
use crate::number::Number;

/// What places mean while a text is converted.
#[derive(Clone, Copy)]
pub(super) struct Converter<'t> {
    pub(super) file: u32,
    /// The text that is read.
    pub(super) text: &'t str,
    /// The place of everything in it, where the text stands inside another one.
    pub(super) fixed: Option<Span>,
}

impl Converter<'_> {
    pub(super) fn span(&self, range: Option<Range<usize>>) -> Span {
        let own = || range.map_or_else(Span::default, |range| Span::new(range.start, range.end));
        self.fixed.unwrap_or_else(own)
    }

    pub(super) fn body(&self, body: &hcl_edit::structure::Body) -> Body {
        let mut made = Body::default();
        for structure in body {
            match structure {
                Structure::Attribute(attribute) => made.attributes.push(Attribute {
                    name: attribute.key.as_str().into(),
                    span: self.span(attribute.key.span()),
                    value: self.expr(&attribute.value),
                }),
                Structure::Block(inner) => made.blocks.push(self.block(inner)),
            }
        }
        made
    }

    fn block(&self, block: &hcl_edit::structure::Block) -> Block {
        Block {
            kind: block.ident.as_str().into(),
            head: self.span(block.ident.span()),
            span: self.span(block.span()),
            labels: block.labels.iter().map(|label| label.as_str().into()).collect(),
            body: self.body(&block.body),
            file: self.file,
        }
    }

    fn boxed(&self, of: &Expression) -> Box<Expr> {
        Box::new(self.expr(of))
    }

    pub(super) fn expr(&self, of: &Expression) -> Expr {
        let kind = match of {
            Expression::Null(_) => Kind::Null,
            Expression::Bool(value) => Kind::Bool(*value.value()),
            Expression::Number(value) => Kind::Number(number(value.value())),
            Expression::String(text) => Kind::Str(text.as_str().into()),
            Expression::Array(items) => Kind::Tuple(items.iter().map(|item| self.expr(item)).collect()),
            Expression::Object(of) => Kind::Object(self.object(of)),
            Expression::StringTemplate(template) => Kind::Template(self.quoted_parts(template)),
            Expression::HeredocTemplate(heredoc) => Kind::Template(self.heredoc_parts(heredoc)),
            // The parentheses belong to the place, so that an edit replaces them too.
            Expression::Parenthesis(inner) => self.expr(inner.inner()).kind,
            Expression::Variable(name) => Kind::Name(name.as_str().into()),
            Expression::Conditional(of) => {
                let sides = (self.expr(&of.cond_expr), self.expr(&of.true_expr), self.expr(&of.false_expr));
                Kind::If(Box::new(sides))
            }
            Expression::FuncCall(of) => self.call(of),
            Expression::Traversal(of) => return self.traversal(of),
            Expression::UnaryOp(of) => match of.operator.value() {
                UnaryOperator::Neg => Kind::Negate(self.boxed(&of.expr)),
                UnaryOperator::Not => Kind::Not(self.boxed(&of.expr)),
            },
            Expression::BinaryOp(of) => {
                let sides = (self.expr(&of.lhs_expr), self.expr(&of.rhs_expr));
                Kind::Binary(operator(*of.operator.value()), Box::new(sides))
            }
            Expression::ForExpr(of) => Kind::For(Box::new(self.each(of))),
        };
        Expr::new(self.span(of.span()), kind)
    }

    fn object(&self, of: &Object) -> Vec<(Expr, Expr)> {
        let key = |key: &ObjectKey| match key {
            ObjectKey::Ident(name) => Expr::string(self.span(name.span()), name.as_str()),
            ObjectKey::Expression(of) => self.expr(of),
        };
        of.iter().map(|(name, value)| (key(name), self.expr(value.expr()))).collect()
    }

    fn call(&self, of: &FuncCall) -> Kind {
        let spaces: String = of.name.namespace.iter().map(|space| format!("{}::", space.as_str())).collect();
        Kind::Call {
            name: format!("{spaces}{}", of.name.name.as_str()).into(),
            arguments: of.args.iter().map(|argument| self.expr(argument)).collect(),
            expanded: of.args.expand_final(),
        }
    }

    fn each(&self, of: &ForExpr) -> For {
        For {
            key: of.intro.key_var.as_ref().map(|name| name.as_str().into()),
            value: of.intro.value_var.as_str().into(),
            over: self.expr(&of.intro.collection_expr),
            makes_key: of.key_expr.as_ref().map(|key| self.expr(key)),
            makes: self.expr(&of.value_expr),
            grouped: of.grouping,
            only_if: of.cond.as_ref().map(|cond| self.expr(&cond.expr)),
        }
    }

    /// Unrolls `a.b[0].*.c` from its start. The place of each step is that of the whole.
    fn traversal(&self, of: &Traversal) -> Expr {
        let operators: Vec<&TraversalOperator> = of.operators.iter().map(|operator| operator.value()).collect();
        self.follow(self.expr(&of.expr), &operators, self.span(of.span()))
    }

    fn follow(&self, mut base: Expr, mut operators: &[&TraversalOperator], whole: Span) -> Expr {
        while let Some((operator, rest)) = operators.split_first() {
            operators = rest;
            let from = Box::new(base);
            let kind = match operator {
                TraversalOperator::GetAttr(name) => Kind::Attr(from, name.as_str().into()),
                TraversalOperator::Index(index) => Kind::Index(from, self.boxed(index)),
                TraversalOperator::LegacyIndex(index) => {
                    let index = Number::Int(i128::from(*index.value()));
                    Kind::Index(from, Box::new(Expr::new(whole, Kind::Number(index))))
                }
                TraversalOperator::AttrSplat(_) => {
                    // Only the attributes that follow are taken of each item.
                    let own = rest.iter().take_while(|o| matches!(o, TraversalOperator::GetAttr(_))).count();
                    operators = &rest[own..];
                    Kind::Splat(from, Box::new(self.follow(item(whole), &rest[..own], whole)))
                }
                TraversalOperator::FullSplat(_) => {
                    operators = &[];
                    Kind::Splat(from, Box::new(self.follow(item(whole), rest, whole)))
                }
            };
            base = Expr::new(whole, kind);
        }
        base
    }
}

fn number(number: &hcl_edit::Number) -> Number {
    let whole = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
    whole.map_or_else(|| Number::from_f64(number.as_f64().unwrap_or_default()), Number::Int)
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
