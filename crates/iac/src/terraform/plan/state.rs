//! The file in which Terraform keeps a state, version 4.

use plimsoll_syntax::{Kind, Node};

use super::{Found, lay, read};
use crate::value::{Data, Entry, Map, Place, Value};

pub(super) fn is_state(root: Node<'_>) -> bool {
    let is = |key: &str, kind| root.get(key).is_some_and(|node| node.kind() == kind);
    is("version", Kind::Int)
        && is("resources", Kind::Seq)
        && is("terraform_version", Kind::Str)
        && is("serial", Kind::Int)
}

pub(super) fn evaluate(root: Node<'_>, found: &mut Found<'_>) {
    for resource in root.get("resources").into_iter().flat_map(Node::items) {
        let text = |key| resource.get(key).map_or("", Node::text);
        if text("mode") == "data" || text("type").is_empty() {
            continue;
        }
        let module = Some(text("module")).filter(|module| !module.is_empty()).map(|module| format!("{module}."));
        let address = format!("{}{}.{}", module.unwrap_or_default(), text("type"), text("name"));
        for instance in resource.get("instances").into_iter().flat_map(Node::items) {
            let name = format!("{address}{}", index(instance));
            let attributes = attributes(instance, found.file);
            found.add(text("type"), &name, resource.get("name"), instance, attributes);
        }
    }
}

fn index(instance: Node<'_>) -> String {
    match instance.get("index_key") {
        Some(key) if key.kind() == Kind::Int => format!("[{}]", key.text()),
        Some(key) if key.kind() == Kind::Str => format!("[{:?}]", key.text()),
        _ => String::new(),
    }
}

fn attributes(instance: Node<'_>, file: u32) -> Map {
    let Some(node) = instance.get("attributes") else { return Map::new() };
    let Data::Map(all) = read::value(node, file, 0).data else { return Map::new() };
    let mut all = (*all).clone();
    for path in instance.get("sensitive_attributes").into_iter().flat_map(Node::items) {
        let steps: Vec<&str> = path.items().filter_map(step).collect();
        if let Some((first, rest)) = steps.split_first()
            && let Some(entry) = all.get_mut(*first)
        {
            hide(entry, rest);
        }
    }
    all
}

fn step(node: Node<'_>) -> Option<&str> {
    let value = node.get("value")?;
    Some(value.get("value").unwrap_or(value).text())
}

/// Takes a value away that is sensitive.
fn hide(entry: &mut Entry, rest: &[&str]) {
    entry.value = hidden(&entry.value, rest);
}

fn hidden(value: &Value, rest: &[&str]) -> Value {
    let Some((first, after)) = rest.split_first() else {
        return if value.is_null() { value.clone() } else { Value::unknown(lay::sensitive()).at(value.at) };
    };
    let place: Place = value.at;
    match &value.data {
        Data::Map(map) => {
            let mut map = (**map).clone();
            map.get_mut(*first).into_iter().for_each(|entry| hide(entry, after));
            Value::map(map).at(place)
        }
        Data::Seq(items) => {
            let mut items = (**items).clone();
            let at = first.parse::<usize>().ok().and_then(|at| items.get_mut(at));
            at.into_iter().for_each(|item| *item = hidden(item, after));
            Value::list(items).at(place)
        }
        _ => Value::unknown(lay::sensitive()).at(place),
    }
}
