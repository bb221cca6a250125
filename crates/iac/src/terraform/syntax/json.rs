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
            body: attributes(value, kind, file),
            file,
        });
        return;
    }
    for (key, inner) in value.entries() {
        let labels = [labels, &[key.text()]].concat();
        blocks(body, kind, key.span(), inner, left - 1, &labels, file);
    }
}

/// What stands in a block of a kind. Blocks that Terraform itself knows are told from attributes.
fn attributes(of: Node<'_>, kind: &str, file: u32) -> Body {
    let mut body = Body::default();
    for (key, value) in of.entries().into_iter().filter(|(key, _)| key.text() != "//") {
        match (kind, key.text()) {
            ("resource" | "data" | "content", "dynamic") => {
                blocks(&mut body, "dynamic", key.span(), value, 1, &[], file)
            }
            ("dynamic", "content") => blocks(&mut body, "content", key.span(), value, 0, &[], file),
            (_, name) => {
                body.attributes.push(Attribute { name: name.into(), span: key.span(), value: expr(value) });
            }
        }
    }
    body
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
