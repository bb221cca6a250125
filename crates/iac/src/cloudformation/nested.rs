//! Stacks inside of stacks whose templates lie in the tree.

use std::collections::BTreeMap;
use std::rc::Rc;

use plimsoll_syntax::Node;

use super::limits::MAX_STACKS_DEEP;
use super::stack::{Definition, Stack};
use super::value::{Entry, Value};
use super::{emit, paths, template};
use crate::Resource;

/// What is known of a stack inside another.
#[derive(Clone)]
pub(crate) enum Nested<'s> {
    /// It is being looked at: who asks now asks in a circle.
    Open,
    /// Its template is not in the tree.
    Absent,
    Found(Rc<Stack<'s>>),
}

impl<'s> Stack<'s> {
    /// The stack that a resource of this one is.
    fn nested(&self, definition: &Definition<'s>) -> Nested<'s> {
        let id = &definition.key;
        if let Some(known) = self.nested.borrow().get(id) {
            return known.clone();
        }
        self.nested.borrow_mut().insert(id.clone(), Nested::Open);
        let found = self.looping(&definition.loops, || self.find_nested(definition));
        self.nested.borrow_mut().insert(id.clone(), found.clone());
        found
    }

    fn find_nested(&self, definition: &Definition<'s>) -> Nested<'s> {
        let Some((location, parameters)) = keys(definition.node) else { return Nested::Absent };
        let Some((file, root)) = self.template_of(definition.node, location) else { return Nested::Absent };
        if self.level + 1 >= MAX_STACKS_DEEP || !self.world.take_stack() {
            self.fault(definition.at, "stacks are nested too deep or too often", "break the circle of nested stacks");
            return Nested::Absent;
        }
        let given = definition.node.at(parameters).map(|node| self.eval(node));
        let given = given.map(given_parameters).unwrap_or_default();
        Nested::Found(Rc::new(self.inner(&definition.key, file, root, given)))
    }

    /// The template of a nested stack in the tree.
    pub(crate) fn template_of(&self, node: Node<'s>, location: &'static str) -> Option<(usize, Node<'s>)> {
        let file = paths::asset(self, node).or_else(|| {
            let location = self.eval(node.at(location)?);
            paths::hashed(self, &location).or_else(|| paths::template(self, &location))
        })?;
        let trees = self.world.sources.get(file)?.trees;
        let tree = trees.iter().find(|tree| template::is_template(tree.root()))?;
        Some((file, tree.root()))
    }

    /// An output of a nested stack; none where its template is not at hand.
    pub(crate) fn output_of(&self, id: &str, output: &str, at: Node<'s>) -> Option<Value> {
        let resources = self.definitions("Resources");
        let definition = resources.iter().find(|definition| &*definition.key == id)?;
        match self.nested(definition) {
            Nested::Found(inner) => {
                let _step = self.world.step()?;
                let value = inner.output(output);
                if value.is_none() {
                    self.fault(at, format!("the stack {id} has no output {output}"), "define it, or correct the name");
                }
                value
            }
            Nested::Open => {
                self.fault(at, format!("the parameters of the stack {id} depend on its outputs"), "break the circle");
                None
            }
            Nested::Absent => None,
        }
    }

    /// An output of this stack.
    fn output(&self, name: &str) -> Option<Value> {
        let outputs = self.definitions("Outputs");
        let definition = outputs.iter().find(|definition| &*definition.key == name)?;
        let value = definition.node.get("Value")?;
        Some(self.looping(&definition.loops, || self.eval(value)))
    }
}

/// Where a resource that is a stack names its template and its parameters.
pub(crate) fn keys(node: Node<'_>) -> Option<(&'static str, &'static str)> {
    match node.get("Type")?.text() {
        "AWS::CloudFormation::Stack" => Some(("Properties.TemplateURL", "Properties.Parameters")),
        "AWS::Serverless::Application" => Some(("Properties.Location", "Properties.Parameters")),
        _ => None,
    }
}

fn given_parameters(value: Value) -> BTreeMap<Box<str>, Value> {
    let entry = |entry: &Entry| (entry.key.clone(), joined(&entry.value));
    value.entries().iter().map(entry).collect()
}

/// A list becomes one text with commas, as CloudFormation passes it.
fn joined(value: &Value) -> Value {
    let texts: Option<Vec<&str>> = value.items().and_then(|items| items.iter().map(Value::spelling).collect());
    texts.map_or_else(|| value.clone(), |texts| Value::text(value.span, texts.join(",")))
}

/// Adds the resources of the stack that a resource is.
pub(crate) fn emit<'s>(stack: &Stack<'s>, definition: &Definition<'s>, out: &mut Vec<Resource>) {
    if keys(definition.node).is_none() {
        return;
    }
    match stack.nested(definition) {
        Nested::Found(inner) => {
            stack.world.visit(inner.file);
            emit::stack(&inner, out);
        }
        Nested::Absent => {
            let reason = format!("the template of the nested stack {} is not in the tree", definition.key);
            stack.fault(definition.at, reason, "scan the folder that holds it too");
        }
        Nested::Open => {}
    }
}
