//! Configuration of Terraform in JSON: types and labels are no names of fields, so that a resource that is called
//! `signing_key` is none.

use plimsoll_model::MaskKind;
use plimsoll_syntax::{Kind, Node};

use super::infra;
use super::names::{Strength, strength};
use super::tree::{Names, Scan, is_collection, is_switch};
use super::values;

/// Blocks at the top, and how many labels each of them has.
const BLOCKS: &[(&str, usize)] = &[
    ("check", 1),
    ("data", 2),
    ("ephemeral", 2),
    ("import", 0),
    ("locals", 0),
    ("module", 1),
    ("moved", 0),
    ("output", 1),
    ("provider", 1),
    ("removed", 0),
    ("resource", 2),
    ("terraform", 0),
    ("variable", 1),
];

/// Scans configuration block by block; false for anything else.
pub(super) fn scan(scan: &mut Scan<'_, '_, '_>, root: Node<'_>) -> bool {
    if !is_configuration(root) {
        return false;
    }
    for (word, section) in root.own_entries() {
        let labels = BLOCKS.iter().find(|(known, _)| *known == word.text()).map_or(0, |(_, labels)| *labels);
        below(scan, word.text(), word, section, labels);
    }
    true
}

fn is_configuration(root: Node<'_>) -> bool {
    let known = |name: &str| name == "//" || BLOCKS.iter().any(|(known, _)| *known == name);
    let labelled = |name: &str| ["data", "module", "resource", "variable"].contains(&name);
    let all = || root.own_entries().map(|(key, value)| (key.text(), value));
    all().all(|(key, _)| known(key)) && all().any(|(key, value)| labelled(key) && value.kind() == Kind::Map)
}

/// What stands below a word and the labels that are left; `label` is the last of them.
fn below(scan: &mut Scan<'_, '_, '_>, word: &str, label: Node<'_>, node: Node<'_>, left: usize) {
    if node.kind() == Kind::Seq {
        return node.items().for_each(|item| below(scan, word, label, item, left));
    }
    match (left, word) {
        (0, "variable") => variable(scan, label, node),
        (0, _) => scan.node(node, Names::Count),
        _ => node.own_entries().for_each(|(key, inner)| below(scan, word, key, inner, left - 1)),
    }
}

/// The default of a variable is as secret as its name or its mark says.
fn variable(scan: &mut Scan<'_, '_, '_>, name: Node<'_>, declared: Node<'_>) {
    let hidden = declared.get("sensitive").is_some_and(|node| node.as_bool() == Some(true));
    let strength = if hidden { Some(Strength::Strong) } else { strength(name.text()) };
    for (key, value) in declared.own_entries() {
        match (strength, key.text()) {
            (Some(_), "default") if hidden => infra::whole(scan, value),
            (Some(strength), "default") if !is_collection(value) && !is_switch(value) => {
                if values::plausible_for(strength, value.text()) {
                    scan.mask(value, MaskKind::Named, "variable-default");
                }
            }
            (Some(_), "default") => scan.entry(name, value, Names::Count),
            _ => scan.node(value, Names::Off),
        }
    }
}
