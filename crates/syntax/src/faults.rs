//! What Kubernetes' reader says of a document that can be read: keys that stand twice, and values
//! that it refuses. They are looked for when somebody asks, so reading itself is not slower.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::node::SMALL_MAP;
use crate::scalar::{self, Number};
use crate::{Kind, Node, NodeId, Tree};

/// A key that stands twice in one mapping; the later one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The later key.
    pub key: NodeId,
    /// The first key of the same name.
    pub first: NodeId,
}

/// A node for which Kubernetes' reader refuses the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where.
    pub node: NodeId,
    /// Why, and what to do.
    pub why: &'static str,
}

pub(crate) const WRONG_TAG: &str = "the value is not what its tag says; correct one of them";
pub(crate) const WRONG_BASE64: &str = "the value is tagged !!binary and is no base64; correct it";
const NOT_FINITE: &str = "infinity and not-a-number have no JSON; write a finite number or quote it";
const KEY_IS_COLLECTION: &str = "a key cannot be a list or a mapping; quote it, or render the template first";
const KEY_IS_NULL: &str = "a key cannot be null; quote it";
const KEY_IS_TOO_LARGE: &str = "a key cannot be an integer of more than 63 bits; quote it";
const WRONG_MERGE: &str = "a merge key wants a mapping or a list of mappings; correct its value";

/// Keys that stand twice, in document order; merge keys may.
pub(crate) fn duplicates(tree: &Tree) -> Vec<DuplicateKey> {
    let mut found = Vec::new();
    for map in written(tree).filter(|n| n.kind() == Kind::Map && may_repeat(*n)) {
        let mut seen: HashMap<(Kind, Cow<'_, str>), NodeId> = HashMap::new();
        for (key, _) in map.own_entries().filter(|(k, _)| !k.is_merge()) {
            match seen.get(&(key.kind(), key.key_text())) {
                _ if matches!(key.kind(), Kind::Map | Kind::Seq) => {}
                Some(first) => found.push(DuplicateKey { key: key.id(), first: *first }),
                None => drop(seen.insert((key.kind(), key.key_text()), key.id())),
            }
        }
    }
    found.sort_by_key(|d| d.key);
    found
}

/// Whether two keys of a mapping may be the same: of most mappings a look at lengths and ends tells that none is.
fn may_repeat(map: Node<'_>) -> bool {
    let mark = |key: Node<'_>| {
        let text = key.text().as_bytes();
        let end = |byte: Option<&u8>| u64::from(byte.copied().unwrap_or(0));
        (text.len() as u64) << 16 | end(text.first()) << 8 | end(text.last())
    };
    // What is no string may be the same in another spelling.
    let plain = map.own_entries().all(|(key, _)| key.kind() == Kind::Str && !key.is_merge());
    let keys = map.own_entries().take(SMALL_MAP + 1).count();
    let marks = || map.own_entries().map(|(key, _)| mark(key));
    !plain || keys > SMALL_MAP || marks().enumerate().any(|(at, one)| marks().skip(at + 1).any(|other| one == other))
}

/// What is refused beside what the tags have shown, in document order.
pub(crate) fn refusals(tree: &Tree) -> Vec<Refusal> {
    let mut found = tree.rare.as_ref().map(|rare| rare.mistagged.clone()).unwrap_or_default();
    for node in written(tree) {
        match node.kind() {
            Kind::Map => found.extend(node.own_entries().filter_map(|(key, value)| entry_refusal(key, value))),
            Kind::Seq => found.extend(node.items_unresolved().filter_map(value_refusal)),
            _ if node.id() == 0 => found.extend(value_refusal(node)),
            _ => {}
        }
    }
    found.sort_by_key(|r| r.node);
    found
}

/// Every node that is no alias.
fn written(tree: &Tree) -> impl Iterator<Item = Node<'_>> {
    (0..tree.nodes.len() as NodeId).map(|id| tree.node(id)).filter(|n| n.resolve().id() == n.id())
}

fn entry_refusal(key: Node<'_>, value: Node<'_>) -> Option<Refusal> {
    let why = match key.kind() {
        _ if key.is_merge() => return merge_refusal(value),
        Kind::Seq | Kind::Map => KEY_IS_COLLECTION,
        Kind::Null => KEY_IS_NULL,
        Kind::Int if matches!(scalar::number(key.text()), Some(Number::Uint(_))) => KEY_IS_TOO_LARGE,
        _ => return value_refusal(value),
    };
    Some(Refusal { node: key.id(), why })
}

fn merge_refusal(value: Node<'_>) -> Option<Refusal> {
    let fine = match value.kind() {
        Kind::Map => true,
        // An alias of a list is not taken.
        Kind::Seq => value.resolve().id() == value.id() && value.items().all(|i| i.kind() == Kind::Map),
        _ => false,
    };
    (!fine).then_some(Refusal { node: value.id(), why: WRONG_MERGE })
}

fn value_refusal(value: Node<'_>) -> Option<Refusal> {
    let finite = value.kind() != Kind::Float || scalar::number(value.text()).is_none_or(|n| n.as_f64().is_finite());
    (!finite).then_some(Refusal { node: value.id(), why: NOT_FINITE })
}
