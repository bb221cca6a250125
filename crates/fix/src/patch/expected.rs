//! What a document holds after a patch, told from the tree alone: what is written is held against it.

use plimsoll_syntax::{Kind, Node};
use serde_json::{Map, Value};

use super::{Patch, Whole, merge};

impl Patch {
    /// The node as JSON after the patch.
    pub(crate) fn expected(&self, node: Node<'_>) -> Value {
        if let Some(Whole::Replaced(value)) = self.whole.get(&node.id()) {
            return value.clone();
        }
        if node.is_alias() {
            return node.to_json();
        }
        match node.kind() {
            Kind::Map => self.expected_map(node),
            Kind::Seq => self.expected_list(node),
            _ => node.to_json(),
        }
    }

    fn expected_map(&self, node: Node<'_>) -> Value {
        let mut map = Map::new();
        for (key, value) in node.entries() {
            if !self.is_removed(value.id()) {
                let name = self.names.get(&value.id()).cloned().unwrap_or_else(|| key.key_text().into_owned());
                map.insert(name, self.expected(value));
            }
        }
        let mut all = Value::Object(map);
        if let Some(new) = self.entries.get(&node.id()) {
            // New keys are new, so nothing can disagree.
            let _ = merge(&mut all, Value::Object(new.clone()));
        }
        all
    }

    fn expected_list(&self, node: Node<'_>) -> Value {
        let kept = node.items_unresolved().filter(|item| !self.is_removed(item.id()));
        let new = self.items.get(&node.id()).into_iter().flatten().cloned();
        kept.map(|item| self.expected(item)).chain(new).collect()
    }
}
