//! The JSON form of configuration (`.tf.json`): strings are templates, and only a schema tells blocks from attributes.

use plimsoll_syntax::{Kind as NodeKind, Node, Span};

use super::ast::{Attribute, Block, Body, Expr, Kind};
use super::parse_template;
use crate::number::Number;

/// How many labels the blocks have that stand at the top.
fn labels(kind: &str) -> usize {
    match kind {
        "resource" | "data" | "ephemeral" => 2,
        "module" | "variable" | "output" | "provider" | "check" => 1,
        _ => 0,
    }
}

/// The blocks of a file of JSON.
pub(crate) fn body_of(root: Node<'_>, file: u32) -> Body {
    let mut body = Body::default();
    for (key, value) in root.entries() {
        let kind = key.text();
        blocks(&mut body, kind, key.span(), value, labels(kind), &[], file);
    }
    body
}

fn blocks(body: &mut Body, kind: &str, head: Span, value: Node<'_>, left: usize, labels: &[&str], file: u32) {
    if value.kind() == NodeKind::Seq {
        for item in value.items() {
            blocks(body, kind, head, item, left, labels, file);
        }
        return;
    }
    if left == 0 {
        body.blocks.push(Block {
            kind: kind.into(),
            head,
            span: Span { start: head.start, end: value.span().end },
            labels: labels.iter().map(|label| (*label).into()).collect(),
            body: attributes(value),
            file,
        });
        return;
    }
    for (key, inner) in value.entries() {
        let labels = [labels, &[key.text()]].concat();
        blocks(body, kind, key.span(), inner, left - 1, &labels, file);
    }
}

fn attributes(of: Node<'_>) -> Body {
    let entry = |(key, value): (Node<'_>, Node<'_>)| Attribute {
        name: key.text().into(),
        span: key.span(),
        value: expr(value),
    };
    let named = of.entries().into_iter().filter(|(key, _)| key.text() != "//");
    Body { attributes: named.map(entry).collect(), blocks: Vec::new() }
}

fn expr(node: Node<'_>) -> Expr {
    let kind = match node.kind() {
        NodeKind::True => Kind::Bool(true),
        NodeKind::False => Kind::Bool(false),
        NodeKind::Int | NodeKind::Float => {
            Number::parse(node.text()).map_or_else(|| Kind::Str(node.text().into()), Kind::Number)
        }
        NodeKind::Str => template(node),
        NodeKind::Seq => Kind::Tuple(node.items().map(expr).collect()),
        NodeKind::Map => {
            Kind::Object(node.entries().into_iter().map(|(key, value)| (name(key), expr(value))).collect())
        }
        _ => Kind::Null,
    };
    Expr::new(node.span(), kind)
}

fn name(key: Node<'_>) -> Expr {
    Expr::new(key.span(), template(key))
}

/// A string is a template; one that cannot be read stands for itself.
fn template(node: Node<'_>) -> Kind {
    let text = node.text();
    if !text.contains("${") && !text.contains("%{") {
        return Kind::Str(text.into());
    }
    match parse_template(text, node.span()) {
        Ok(parts) => Kind::Template(parts),
        Err(_) => Kind::Str(text.into()),
    }
}
