//! The extra arguments that kubeadm passes on to the programs that it starts.

use plimsoll_estate::{At, Reader, V};
use plimsoll_syntax::{Kind, Node};

/// The extra arguments below a path: a mapping up to v1beta3 of kubeadm, a list of names and values after it.
pub(crate) fn extra<'e>(config: Reader<'e>, path: &'static str) -> Vec<(Option<String>, V<Box<str>>)> {
    let Some(node) = config.find(path).1 else { return Vec::new() };
    match node.kind() {
        Kind::Map => node.entries().into_iter().map(|(k, v)| (Some(k.text().to_owned()), scalar(v))).collect(),
        Kind::Seq => node.items().map(listed).collect(),
        _ => vec![(None, Reader::new(node).string(""))],
    }
}

fn listed(item: Node<'_>) -> (Option<String>, V<Box<str>>) {
    let reader = Reader::new(item);
    let name = reader.string("name").get().map(|name| name.to_string());
    (name, item.get("value").map_or_else(|| reader.string("value"), scalar))
}

/// A value that ought to be a string; kubeadm refuses other scalars, but what they mean is plain.
fn scalar(node: Node<'_>) -> V<Box<str>> {
    match node.kind() {
        Kind::True | Kind::False | Kind::Int | Kind::Float => V::known(node.text().into(), At::exact(node)),
        _ => Reader::new(node).string(""),
    }
}
