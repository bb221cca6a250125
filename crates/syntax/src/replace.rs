use std::sync::OnceLock;

use crate::tree::Store;
use crate::{Kind, NodeId, Tree, Unknown};

/// What stands for a scalar once it is evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// This text.
    Text(Box<str>),
    /// A value that cannot be told.
    Unknown(Unknown),
}

impl Tree {
    /// The same document with these scalars evaluated: variables inside YAML, placeholders inside JSON. Their spans
    /// stay, and everything else is as it was read, so that edits of the text work as before. The nodes have to be in
    /// order; collections and aliases stay as they are.
    #[must_use]
    pub fn with(&self, puts: impl IntoIterator<Item = (NodeId, Put)>) -> Tree {
        let mut tree = Tree { duplicates: OnceLock::new(), ..self.clone() };
        for (id, put) in puts {
            tree.put(id, put);
        }
        if let Some(rare) = &mut tree.rare {
            rare.unknowns.sort_by_key(|(id, _)| *id);
        }
        tree
    }

    fn put(&mut self, id: NodeId, put: Put) {
        let Some(raw) = self.nodes.get_mut(id as usize) else { return };
        if matches!(raw.kind, Kind::Seq | Kind::Map | Kind::Alias) {
            return;
        }
        raw.store = Store::Owned;
        match put {
            Put::Text(text) => {
                raw.kind = Kind::Str;
                raw.link = self.owned.len() as u32;
                self.owned.push(text);
            }
            Put::Unknown(unknown) => {
                raw.kind = Kind::Unknown;
                raw.link = u32::MAX;
                self.rare.get_or_insert_default().unknowns.push((id, unknown));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evaluated_scalars_keep_their_places() {
        let parsed = crate::parse(&"a: &v ${A}\nb: ${B}\nc: *v\n".into());
        let node = |key: &str| parsed.trees[0].root().get(key).unwrap().id();
        let puts = [(node("a"), Put::Unknown(Unknown::new("unset", "set it"))), (node("b"), Put::Text("x".into()))];
        let tree = parsed.trees[0].with(puts);
        let root = tree.root();
        assert_eq!(root.get("a").unwrap().unknown().map(|u| &*u.reason), Some("unset"));
        assert_eq!(root.get("c").unwrap().unknown().map(|u| &*u.reason), Some("unset"));
        let b = root.get("b").unwrap();
        assert_eq!((b.text(), b.span().slice(tree.text())), ("x", "${B}"));
        assert!(!tree.is_built());
    }
}
