use std::sync::Arc;

use plimsoll_syntax::Span;

use crate::number::Number;

/// Attributes and blocks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Body {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) blocks: Vec<Block>,
}

/// `name = value`.
#[derive(Clone, Debug)]
pub(crate) struct Attribute {
    pub(crate) name: Arc<str>,
    pub(crate) span: Span,
    pub(crate) value: Expr,
}

/// `kind "label" { … }`.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: Arc<str>,
    /// Of the word that opens it.
    pub(crate) head: Span,
    /// From its first word to its closing brace.
    pub(crate) span: Span,
    pub(crate) labels: Vec<Arc<str>>,
    pub(crate) body: Body,
    /// The file that it stands in.
    pub(crate) file: u32,
}

/// An expression and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) span: Span,
    pub(crate) kind: Kind,
}

/// What an expression is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    Number(Number),
    Str(Arc<str>),
    Template(Vec<Part>),
    Tuple(Vec<Expr>),
    Object(Vec<(Expr, Expr)>),
    /// A name: a variable of the scope, or the first word of a reference.
    Name(Arc<str>),
    /// The item that a splat stands at.
    Item,
    Attr(Box<Expr>, Arc<str>),
    Index(Box<Expr>, Box<Expr>),
    /// Every item of the first, as the second says of [`Kind::Item`].
    Splat(Box<Expr>, Box<Expr>),
    Call {
        name: Arc<str>,
        arguments: Vec<Expr>,
        /// The last argument is a list of arguments.
        expanded: bool,
    },
    Not(Box<Expr>),
    Negate(Box<Expr>),
    Binary(Operator, Box<(Expr, Expr)>),
    /// Condition, and what holds where it is true and where it is false.
    If(Box<(Expr, Expr, Expr)>),
    For(Box<For>),
}

/// A `for` expression.
#[derive(Clone, Debug)]
pub(crate) struct For {
    pub(crate) key: Option<Arc<str>>,
    pub(crate) value: Arc<str>,
    pub(crate) over: Expr,
    /// The key of each item, where it makes an object.
    pub(crate) makes_key: Option<Expr>,
    pub(crate) makes: Expr,
    pub(crate) grouped: bool,
    pub(crate) only_if: Option<Expr>,
}

/// An operator of two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
}

/// A part of a template.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Text(Arc<str>, Span),
    Value(Expr),
    If(Box<(Expr, Vec<Part>, Vec<Part>)>),
    For { key: Option<Arc<str>>, value: Arc<str>, over: Box<Expr>, parts: Vec<Part> },
}

impl Body {
    pub(crate) fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| &*attribute.name == name)
    }

    pub(crate) fn blocks_of<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Block> {
        self.blocks.iter().filter(move |block| &*block.kind == kind)
    }
}

impl Block {
    pub(crate) fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", |label| label)
    }
}

impl Expr {
    pub(crate) fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind }
    }

    pub(crate) fn string(span: Span, text: impl Into<Arc<str>>) -> Self {
        Self::new(span, Kind::Str(text.into()))
    }
}
