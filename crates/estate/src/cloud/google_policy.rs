//! Who gets something by a grant of Google Cloud, in each of its forms.

use std::sync::Arc;

use plimsoll_model::{Value, Why};
use plimsoll_syntax::{Kind, Node, parse};

use super::google::iam;
use super::read::why;
use crate::{At, Cloud, CloudKind, V};

/// Longest text of a policy.
const MAX_TEXT: usize = 64 * 1024;

impl<'e> Cloud<'e> {
    /// The members of a grant: of one of its own, or of every binding in the document of a policy.
    #[must_use]
    pub fn google_members(&self) -> Vec<V<Box<str>>> {
        if !CloudKind::GoogleIamPolicy.is(self.object) {
            return [self.texts(&iam::MEMBER), self.texts(&iam::MEMBERS)].concat();
        }
        let (at, node) = self.find(&iam::POLICY_DATA);
        let Some(node) = node else { return Vec::new() };
        document(node, at)
    }
}

/// The members in a document: a mapping, or JSON in a text.
fn document(node: Node<'_>, at: At) -> Vec<V<Box<str>>> {
    match (node.kind(), node.unknown()) {
        (_, Some(unknown)) => match unknown.partial.as_deref() {
            Some(text) => of_text(text, at),
            None => vec![Value::unknown(why(unknown), at)],
        },
        (Kind::Map, None) => of_map(node, None),
        (_, None) => of_text(node.text(), at),
    }
}

fn of_text(text: &str, at: At) -> Vec<V<Box<str>>> {
    let parsed = (text.len() <= MAX_TEXT).then(|| parse(&Arc::from(text)));
    let tree = parsed.as_ref().and_then(|parsed| parsed.trees.first());
    match tree.map(|tree| tree.root()).filter(|root| root.kind() == Kind::Map) {
        // What stands in a text is shown where the text stands.
        Some(root) => of_map(root, Some(at)),
        None => vec![Value::unknown(Why::new("the policy is no JSON document", "correct it"), at)],
    }
}

fn of_map(root: Node<'_>, at: Option<At>) -> Vec<V<Box<str>>> {
    let bindings = root.get("bindings").map(|bindings| bindings.items().collect::<Vec<_>>()).unwrap_or_default();
    let members = bindings.into_iter().filter_map(|binding| binding.get("members")).flat_map(|members| members.items());
    let one = |member: Node<'_>| match member.unknown() {
        Some(unknown) => Value::unknown(why(unknown), at.unwrap_or(At::exact(member))),
        None => Value::known(member.text().into(), at.unwrap_or(At::exact(member))),
    };
    members.map(one).collect()
}
