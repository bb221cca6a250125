//! Two texts as templates that may nest each other, or as plans and states of Terraform: evaluating them ends, and every
//! place of what comes of them lies in its file.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use plimsoll_iac::{Settings, Source, evaluate};
use plimsoll_syntax::{Node, Tree, parse};

fuzz_target!(|input: (&str, &str)| {
    let texts: [Arc<str>; 2] = [input.0.into(), input.1.into()];
    let read = |text: &Arc<str>| -> Vec<Arc<Tree>> { parse(text).trees.into_iter().map(Arc::new).collect() };
    let trees = [read(&texts[0]), read(&texts[1])];
    let paths = ["a.yaml", "b.yaml"];
    let source = |at: usize| Source { path: paths[at], text: &texts[at], trees: &trees[at] };
    for resource in evaluate(&[source(0), source(1)], &Settings::default()).resources {
        walk(resource.tree.node(resource.node), &texts[resource.file as usize]);
    }
});

fn walk(node: Node<'_>, text: &str) {
    assert!(text.get(node.span().start as usize..node.span().end as usize).is_some());
    for (key, value) in node.own_entries() {
        assert!(text.get(key.span().start as usize..key.span().end as usize).is_some());
        walk(value, text);
    }
    node.items().for_each(|item| walk(item, text));
}
