//! Templates and other documents that are evaluated: from a node of what they evaluate to, to the node that says it.

use plimsoll_engine::{Change, Op};
use plimsoll_estate::Object;
use plimsoll_syntax::{Kind, Node, Span, Tree};
use serde_json::Value;

use crate::Refusal;
use crate::file::File;
use crate::spot::NodeChange;

/// The change of the document that makes a change of what it evaluates to, with the first byte of its root.
pub(crate) fn change(file: &File, object: &Object, change: &Change, span: Span) -> Result<(u32, NodeChange), Refusal> {
    let built = object.node().tree().node(change.node);
    let tree = file.tree_at(span.start).ok_or(Refusal::Computed)?;
    let root = tree.root().span().start;
    let mut made = NodeChange { node: 0, path: change.path.clone(), op: change.op.clone() };
    if built.id() == object.node().id() {
        let (node, lacks) = body(tree, object, span).ok_or(Refusal::Computed)?;
        made.node = node.id();
        if lacks {
            made.path.insert(0, "Properties".into());
        }
        return Ok((root, made));
    }
    let node = said(tree, span, built).or_else(|| parameter(tree, span, built, &change.op));
    let node = node.ok_or(Refusal::Computed)?;
    made.node = node.id();
    if let (true, true, Op::Set(value @ (Value::Bool(_) | Value::Number(_)))) =
        (node.is_quoted(), made.path.is_empty(), &made.op)
    {
        // A template may say these as texts, and a parameter of type String has to.
        made.op = Op::Set(Value::String(value.to_string()));
    }
    Ok((root, made))
}

/// What holds the properties of a resource, and whether there are none yet.
fn body<'t>(tree: &'t Tree, object: &Object, span: Span) -> Option<(Node<'t>, bool)> {
    if &*object.key.group != "cloudformation" {
        return nodes(tree, span).find(|node| node.kind() == Kind::Map).map(|node| (node, false));
    }
    let resources = tree.root().get("Resources")?;
    let (_, resource) = resources.own_entries().find(|(key, _)| key.span().start == span.start)?;
    // What a transform makes of a resource is named otherwise.
    if resource.get("Type").is_none_or(|kind| kind.text() != &*object.key.kind) {
        return None;
    }
    match resource.get("Properties") {
        Some(properties) if is_plain(properties) => Some((properties, false)),
        Some(_) => None,
        None => Some((resource, true)),
    }
}

/// The node that stands in the same bytes and says the same.
fn said<'t>(tree: &'t Tree, span: Span, built: Node<'_>) -> Option<Node<'t>> {
    let is_same = |node: &Node<'t>| match built.kind() {
        Kind::Map | Kind::Seq => node.kind() == built.kind() && is_plain(*node),
        _ => !matches!(node.kind(), Kind::Map | Kind::Seq) && is_plain(*node) && node.text() == built.text(),
    };
    nodes(tree, span).find(is_same)
}

/// The default of the parameter that a value comes from, where that is all that says it.
fn parameter<'t>(tree: &'t Tree, span: Span, built: Node<'_>, op: &Op) -> Option<Node<'t>> {
    if !matches!(op, Op::Set(value) if !value.is_object() && !value.is_array()) {
        return None;
    }
    let name = nodes(tree, span).find_map(reference)?;
    let parameter = tree.root().get("Parameters")?.get(&name)?;
    let default = parameter.get("Default")?;
    (is_plain(default) && default.text() == built.text()).then_some(default)
}

/// The name in `!Ref Name` or `Ref: Name`.
fn reference(node: Node<'_>) -> Option<String> {
    let long = || node.get("Ref").filter(|_| node.own_entries().count() == 1).map(|name| name.text().to_owned());
    match node.tag() {
        Some("Ref") => Some(node.text().to_owned()),
        Some(_) => None,
        None if node.kind() == Kind::Map => long(),
        None => None,
    }
}

/// Whether a node is no function.
fn is_plain(node: Node<'_>) -> bool {
    let is_function = |key: &str| key == "Ref" || key == "Condition" || key.starts_with("Fn::");
    let called = node.kind() == Kind::Map && node.own_entries().count() == 1;
    node.tag().is_none() && !(called && node.own_entries().any(|(key, _)| is_function(key.text())))
}

/// The values that stand in exactly these bytes.
fn nodes(tree: &Tree, span: Span) -> impl Iterator<Item = Node<'_>> {
    let all = (0..tree.len() as u32).map(|id| tree.node(id)).filter(|node| !node.is_alias());
    all.filter(move |node| node.span() == span)
}
