//! Collections under a name that says secret: `tokens: [x]`, `password: {value: x}`.

use plimsoll_model::MaskKind;
use plimsoll_syntax::Node;

use super::names::{Strength, says_about};
use super::tree::{Names, Scan, is_collection, is_switch};
use super::values;

/// Masks the scalars of a collection that can be the secret; what only points to one stays.
pub(super) fn scan(scan: &mut Scan<'_, '_, '_>, node: Node<'_>, strength: Strength, names: Names) {
    // What an alias stands for is visited where it is written.
    if node.resolve().id() != node.id() || super::infra::is_reference(node) {
        return;
    }
    if !is_collection(node) {
        return leaf(scan, node, strength, names);
    }
    node.items().for_each(|item| self::scan(scan, item, strength, names));
    for (key, value) in node.own_entries() {
        if !is_structural(key.text()) {
            self::scan(scan, value, strength, names);
        }
    }
}

fn leaf(scan: &mut Scan<'_, '_, '_>, node: Node<'_>, strength: Strength, names: Names) {
    let reference = strength != Strength::Strong && names != Names::Settings;
    let secret = values::plausible_for(strength, node.text())
        && !is_switch(node)
        && !(reference && values::looks_like_a_reference(node.text()));
    if secret {
        scan.mask(node, MaskKind::Named, "below-name");
    }
}

/// Fields that describe where a secret is kept or what it is for.
fn is_structural(key: &str) -> bool {
    const FIELDS: &[&str] =
        &["key", "keys", "items", "annotations", "metadata", "existingSecret", "valuesFrom", "spec", "data"];
    FIELDS.contains(&key) || says_about(key)
}
