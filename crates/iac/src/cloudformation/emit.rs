//! From the resources of a stack to what the estate takes.

use std::sync::Arc;

use plimsoll_model::Truth;
use plimsoll_syntax::{Kind, Node, Span};

use super::lower;
use super::stack::{Definition, Stack};
use super::template;
use super::value::{Data, Entry, Value};
use crate::{Dialect, Resource};

/// Attributes of a resource beside its properties. They stand in its tree under keys that no property can have.
const ATTRIBUTES: &[&str] =
    &["CreationPolicy", "DeletionPolicy", "DependsOn", "Metadata", "UpdatePolicy", "UpdateReplacePolicy"];

/// A resource with everything that it says.
pub(crate) struct Described {
    pub(crate) id: Box<str>,
    pub(crate) kind: Box<str>,
    /// The logical id and its place.
    pub(crate) at: Span,
    /// The whole of it.
    pub(crate) span: Span,
    pub(crate) properties: Vec<Entry>,
    pub(crate) attributes: Vec<Entry>,
}

/// Adds the resources of a stack and of the stacks in it.
pub(crate) fn stack<'s>(stack: &Stack<'s>, out: &mut Vec<Resource>) {
    for definition in stack.definitions("Resources").iter() {
        let found = stack.looping(&definition.loops, || describe(stack, definition));
        let Some(described) = found else { continue };
        for described in super::sam::transformed(stack, described) {
            out.extend(resource(stack, described));
        }
        super::nested::emit(stack, definition, out);
    }
}

/// What a resource says; none where its condition does not hold or it is none.
fn describe<'s>(stack: &Stack<'s>, definition: &Definition<'s>) -> Option<Described> {
    let Definition { key, at, node, .. } = definition;
    if &**key == "Fn::Transform" {
        if !stack.included(*node).is_empty() {
            stack.fault(*at, "the resources that are included here are not judged", "write them into the template");
        }
        return None;
    }
    let Some(kind) = node.get("Type").map(|kind| stack.string(kind)).filter(|kind| template::is_type(kind)) else {
        stack.fault(*at, format!("the resource {key} has no type"), "give it a Type such as AWS::EKS::Cluster");
        return None;
    };
    if !may_exist(stack, *node) {
        return None;
    }
    if kind.ends_with("::MODULE") {
        let reason = format!("{key} is a module of the registry, and what it makes is not at hand");
        stack.fault(*at, reason, "scan the module's fragment, or the stack that is deployed");
    }
    Some(Described {
        id: key.clone(),
        kind: kind.into(),
        at: at.span(),
        span: Span { start: at.span().start, end: node.span().end.max(at.span().end) },
        properties: properties(stack, *node),
        attributes: attributes(stack, *node),
    })
}

/// Whether a resource's condition may hold.
pub(crate) fn may_exist<'s>(stack: &Stack<'s>, node: Node<'s>) -> bool {
    let condition = node.get("Condition").filter(|name| name.kind() == Kind::Str);
    condition.is_none_or(|name| stack.condition(&stack.string(name), name).truth != Truth::False)
}

fn properties<'s>(stack: &Stack<'s>, node: Node<'s>) -> Vec<Entry> {
    let Some(node) = node.get("Properties").filter(|node| !node.is_null()) else { return Vec::new() };
    match stack.eval(node).data {
        Data::Map(entries) => entries,
        _ => {
            stack.fault(node, "the properties are no mapping", "write them as a mapping");
            Vec::new()
        }
    }
}

fn attributes<'s>(stack: &Stack<'s>, node: Node<'s>) -> Vec<Entry> {
    let own = node.own_entries().filter(|(key, _)| ATTRIBUTES.contains(&key.text()));
    own.map(|(key, value)| {
        let value = if key.text() == "Metadata" { metadata(stack, value) } else { stack.eval(value) };
        Entry { key: format!("@{}", key.text()).into(), at: key.span(), value }
    })
    .collect()
}

/// Metadata may hold anything, files and commands of an instance too; what the CDK says of the resource is kept.
fn metadata<'s>(stack: &Stack<'s>, node: Node<'s>) -> Value {
    let kept = node.own_entries().filter(|(key, _)| key.text().starts_with("aws:"));
    let entry = |(key, value): (Node<'s>, Node<'s>)| Entry {
        key: key.text().into(),
        at: key.span(),
        value: stack.plain(value),
    };
    Value::new(node.span(), Data::Map(kept.map(entry).collect()))
}

fn resource(stack: &Stack<'_>, described: Described) -> Option<Resource> {
    let Described { id, kind, at, span, properties, attributes } = described;
    let source = stack.world.sources.get(stack.file)?;
    // What the resource lacks is shown at its logical id.
    let mut entries = vec![Entry { key: "@LogicalId".into(), at, value: Value::text(at, id.clone()) }];
    entries.extend(properties);
    entries.extend(attributes);
    let Some(tree) = lower::tree(source.text, span, &entries) else {
        stack.fault(stack.root, format!("the resource {id} is too large to be judged"), "split it");
        return None;
    };
    let name = format!("{}{id}", stack.prefix).into();
    let group = Dialect::CloudFormation.group().into();
    let (file, tree) = (stack.file as u32, Arc::new(tree));
    let (root, shared) = (stack.top.clone(), !stack.is_root());
    Some(Resource { group, version: "".into(), kind, namespace: None, name, root, shared, file, tree, node: 0 })
}
