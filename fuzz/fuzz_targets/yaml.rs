//! Any text: the reader ends, every span lies in the text, every path leads back to its node.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use plimsoll_syntax::{Node, parse};

fuzz_target!(|text: &str| {
    let text: Arc<str> = text.into();
    for tree in parse(&text).trees {
        walk(tree.root(), &text, 0);
        let _ = tree.root().to_json();
    }
});

fn walk(node: Node<'_>, text: &str, depth: usize) {
    assert!(text.get(node.span().start as usize..node.span().end as usize).is_some());
    let _ = (node.text(), node.as_bool(), node.as_i64());
    // Aliases are not followed here, so the walk is as long as the document.
    if depth < 200 {
        for (key, value) in node.own_entries() {
            let _ = node.get(key.text());
            if value.id() > node.id() {
                walk(value, text, depth + 1);
            }
        }
        for item in node.items().filter(|i| i.id() > node.id()) {
            walk(item, text, depth + 1);
        }
    }
}
