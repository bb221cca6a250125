//! What changes in one document, by node: remedies meet here before anything is written.

mod expected;
mod merge;

use std::borrow::Cow;
use std::collections::BTreeMap;

use plimsoll_engine::Op;
use plimsoll_syntax::{Kind, Node, NodeId};
use serde_json::{Map, Value};

use crate::Refusal;
use crate::doc::Doc;
use crate::spot::NodeChange;
pub(crate) use merge::merge;

/// What happens to a node as a whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Whole {
    /// Another value.
    Replaced(Value),
    /// It is gone, with its key.
    Removed,
}

/// The changes of a document. They say what comes out, not how it is written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Patch {
    /// Nodes that go or are replaced.
    pub(crate) whole: BTreeMap<NodeId, Whole>,
    /// New entries, by the mapping that gets them.
    pub(crate) entries: BTreeMap<NodeId, Map<String, Value>>,
    /// New items, by the list that gets them.
    pub(crate) items: BTreeMap<NodeId, Vec<Value>>,
    /// New names of keys, by the node of the value.
    pub(crate) names: BTreeMap<NodeId, String>,
}

/// What a patch said of a node before something was added there.
#[derive(Debug)]
pub(crate) struct Before {
    node: NodeId,
    whole: Option<Whole>,
    entries: Option<Map<String, Value>>,
    items: Option<Vec<Value>>,
    name: Option<String>,
}

fn put<T>(map: &mut BTreeMap<NodeId, T>, node: NodeId, value: Option<T>) {
    match value {
        Some(value) => drop(map.insert(node, value)),
        None => drop(map.remove(&node)),
    }
}

impl Patch {
    /// Adds a change, or nothing at all; says how to take it back.
    pub(crate) fn add(&mut self, doc: &Doc<'_>, change: &NodeChange) -> Result<Before, Refusal> {
        let (node, rest) = descend(doc.tree.node(change.node), change)?;
        if doc.is_shared(node.id()) {
            return Err(Refusal::Shared);
        }
        if self.is_lost(doc, node) {
            return Err(Refusal::Conflict);
        }
        let before = self.of(node.id());
        let done = self.change(node, rest, &change.op);
        if let Err(why) = done {
            self.restore(before);
            return Err(why);
        }
        Ok(before)
    }

    fn change(&mut self, node: Node<'_>, rest: &[Cow<'static, str>], op: &Op) -> Result<(), Refusal> {
        match (op, rest) {
            (Op::Remove, []) => self.take(node, Whole::Removed),
            (Op::Rename(name), []) => self.rename(node, name),
            (Op::Remove | Op::Rename(_), _) => Err(Refusal::Form),
            (Op::Set(value), []) => self.set(node, value),
            (Op::Add(items), []) => self.extend(node, items),
            (Op::Set(value), path) => self.nest(node, path, value.clone()),
            (Op::Add(items), path) => self.nest(node, path, Value::Array(items.clone())),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.whole.is_empty() && self.entries.is_empty() && self.items.is_empty() && self.names.is_empty()
    }

    pub(crate) fn is_removed(&self, node: NodeId) -> bool {
        self.whole.get(&node) == Some(&Whole::Removed)
    }

    /// Whether something around the node, but not the node itself, goes or is replaced.
    fn is_lost(&self, doc: &Doc<'_>, node: Node<'_>) -> bool {
        std::iter::successors(doc.parent(node.id()), |holder| doc.parent(holder.id()))
            .any(|holder| self.whole.contains_key(&holder.id()))
    }

    /// What is said of a node, so that it can be said again.
    fn of(&self, node: NodeId) -> Before {
        Before {
            node,
            whole: self.whole.get(&node).cloned(),
            entries: self.entries.get(&node).cloned(),
            items: self.items.get(&node).cloned(),
            name: self.names.get(&node).cloned(),
        }
    }

    /// Takes an addition back.
    pub(crate) fn restore(&mut self, before: Before) {
        put(&mut self.whole, before.node, before.whole);
        put(&mut self.entries, before.node, before.entries);
        put(&mut self.items, before.node, before.items);
        put(&mut self.names, before.node, before.name);
    }

    /// Whether something inside the node changes already.
    fn is_changed_inside(&self, node: Node<'_>) -> bool {
        let inside = (node.id() + 1)..node.past().max(node.id() + 1);
        let own = self.entries.contains_key(&node.id()) || self.items.contains_key(&node.id());
        own || self.whole.range(inside.clone()).next().is_some()
            || self.entries.range(inside.clone()).next().is_some()
            || self.items.range(inside.clone()).next().is_some()
            || self.names.range(inside).next().is_some()
    }

    fn take(&mut self, node: Node<'_>, whole: Whole) -> Result<(), Refusal> {
        match self.whole.get(&node.id()) {
            Some(there) if *there == whole => return Ok(()),
            Some(_) => return Err(Refusal::Conflict),
            None if self.is_changed_inside(node) => return Err(Refusal::Conflict),
            None => self.whole.insert(node.id(), whole),
        };
        Ok(())
    }

    fn rename(&mut self, node: Node<'_>, name: &str) -> Result<(), Refusal> {
        if self.whole.contains_key(&node.id()) || self.names.get(&node.id()).is_some_and(|there| there != name) {
            return Err(Refusal::Conflict);
        }
        self.names.insert(node.id(), name.to_owned());
        Ok(())
    }

    fn set(&mut self, node: Node<'_>, value: &Value) -> Result<(), Refusal> {
        if node.is_null() && (value.is_object() || value.is_array()) {
            return self.fill(node, value.clone());
        }
        if node.to_json() == *value { Ok(()) } else { self.take(node, Whole::Replaced(value.clone())) }
    }

    /// A key without a value gets one; several remedies may bring parts of it.
    fn fill(&mut self, node: Node<'_>, value: Value) -> Result<(), Refusal> {
        match self.whole.get_mut(&node.id()) {
            Some(Whole::Replaced(there)) => merge(there, value),
            Some(Whole::Removed) => Err(Refusal::Conflict),
            None => {
                self.whole.insert(node.id(), Whole::Replaced(value));
                Ok(())
            }
        }
    }

    fn extend(&mut self, node: Node<'_>, items: &[Value]) -> Result<(), Refusal> {
        if node.is_null() {
            return self.fill(node, Value::Array(items.to_vec()));
        }
        if node.kind() != Kind::Seq {
            return Err(Refusal::Form);
        }
        if self.whole.contains_key(&node.id()) {
            return Err(Refusal::Conflict);
        }
        let present: Vec<Value> = node.items().map(Node::to_json).collect();
        let list = self.items.entry(node.id()).or_default();
        let new = items.iter().filter(|item| !present.contains(item));
        for item in new {
            if !list.contains(item) {
                list.push(item.clone());
            }
        }
        if list.is_empty() {
            self.items.remove(&node.id());
        }
        Ok(())
    }

    /// Puts a value below keys that do not exist.
    fn nest(&mut self, node: Node<'_>, path: &[Cow<'static, str>], value: Value) -> Result<(), Refusal> {
        let nested =
            path.iter().rev().fold(value, |inner, key| Value::Object([(key.to_string(), inner)].into_iter().collect()));
        if node.is_null() {
            return self.fill(node, nested);
        }
        if node.kind() != Kind::Map {
            return Err(Refusal::Form);
        }
        if self.whole.contains_key(&node.id()) {
            return Err(Refusal::Conflict);
        }
        let mut there = Value::Object(self.entries.get(&node.id()).cloned().unwrap_or_default());
        merge(&mut there, nested)?;
        let Value::Object(entries) = there else { return Err(Refusal::Form) };
        self.entries.insert(node.id(), entries);
        Ok(())
    }
}

/// The deepest existing node on the way, and the keys that are left.
fn descend<'t, 'c>(mut node: Node<'t>, change: &'c NodeChange) -> Result<(Node<'t>, &'c [Cow<'static, str>]), Refusal> {
    let mut rest = change.path.as_slice();
    if node.is_alias() {
        return Err(Refusal::Shared);
    }
    while let Some((key, after)) = rest.split_first() {
        let Some((_, value)) = node.entry(key) else { break };
        // What a merge key or an alias brings is written elsewhere.
        if value.is_alias() || !(node.id()..node.past()).contains(&value.id()) || !is_own(node, value) {
            return Err(Refusal::Shared);
        }
        node = value;
        rest = after;
    }
    Ok((node, rest))
}

fn is_own(map: Node<'_>, value: Node<'_>) -> bool {
    map.own_entries().any(|(key, own)| own.id() == value.id() && !key.is_merge())
}
