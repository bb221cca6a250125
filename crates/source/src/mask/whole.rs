//! Values that are secret as a whole.

use plimsoll_model::MaskKind;
use plimsoll_syntax::{Kind, Node};

use super::hits::Hits;
use super::inner::content;

/// Masks every scalar of a value; its keys too, where those are a part of it.
pub(super) fn mask(text: &str, node: Node<'_>, keys: bool, rule: &'static str, hits: &mut Hits<'_>) {
    match node.kind() {
        Kind::Map => node.own_entries().for_each(|(key, value)| {
            if keys {
                mask(text, key, keys, rule, hits);
            }
            mask(text, value, keys, rule, hits);
        }),
        Kind::Seq => node.items().for_each(|item| mask(text, item, keys, rule, hits)),
        Kind::Str | Kind::Int | Kind::Float if !node.text().is_empty() => {
            hits.push(content(node, text), MaskKind::Named, rule, node.text().as_bytes());
        }
        _ => {}
    }
}
