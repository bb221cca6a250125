//! `Fn::Transform`: what a macro makes. `AWS::Include` is followed where the file lies in the tree.

use plimsoll_syntax::{Node, Unknown};

use super::call::Call;
use super::paths;
use super::stack::Stack;
use super::value::{Entry, Value};

const INCLUDE: &str = "AWS::Include";

impl<'s> Stack<'s> {
    /// `Fn::Transform` as a value.
    pub(crate) fn transform(&self, call: &Call<'s>) -> Value {
        match self.included_root(call.arg) {
            Some(value) => self.brought(value, call.span),
            None => Value::unknown(call.span, Unknown::new("it is what a macro makes", MACRO)),
        }
    }

    /// `Fn::Transform` beside other keys: the entries that it adds.
    pub(crate) fn included(&self, node: Node<'s>) -> Vec<Entry> {
        let Some(value) = self.included_root(node) else { return Vec::new() };
        let entries = self.brought(value, node.span());
        entries.entries().to_vec()
    }

    fn included_root(&self, node: Node<'s>) -> Option<Value> {
        let name = node.get("Name").map(|name| self.string(name)).unwrap_or_default();
        let location = node.at("Parameters.Location").map(|location| self.eval(location));
        let found = location.filter(|_| name == INCLUDE).and_then(|location| {
            let file = paths::template(self, &location)?;
            self.world.sources.get(file)?.trees.first()
        });
        let Some(tree) = found else {
            let reason = match name.as_str() {
                INCLUDE => "the file that is included here is not in the tree".to_owned(),
                _ => format!("the macro {name} makes what stands here"),
            };
            self.fault(node, reason, MACRO);
            return None;
        };
        let Some(_step) = self.world.include() else {
            self.fault(node, "files include one another too deep", "break the circle");
            return None;
        };
        Some(self.eval(tree.root()))
    }
}

const MACRO: &str = "scan the template that the macro gives, or the stack that is deployed";
