use std::sync::Arc;

use crate::{Kind, Segment, parse};

fn one(text: &str) -> crate::Tree {
    let mut parsed = parse(&Arc::from(text));
    assert_eq!(parsed.errors, []);
    parsed.trees.remove(0)
}

#[test]
fn places_are_the_bytes_of_the_value() {
    let text = "a:\n  - b: \"x\\ty\"\n    c: 'q'\n";
    let tree = one(text);
    let item = tree.root().get("a").and_then(|a| a.items().next()).expect("item");
    let b = item.get("b").expect("b");
    assert_eq!((b.span().slice(text), b.text()), ("\"x\\ty\"", "x\ty"));
    assert_eq!(item.get("c").map(|c| c.text()), Some("q"));
    let path = tree.path(0, b.id());
    assert_eq!(path, [Segment::Key("a".into()), Segment::Index(0), Segment::Key("b".into())]);
}

#[test]
fn a_block_collection_ends_with_its_last_line() {
    let text = "a:\n  b: 1\n\n# note\nc: 2\n";
    let tree = one(text);
    assert_eq!(tree.root().get("a").map(|a| a.span().slice(text)), Some("b: 1"));
}

#[test]
fn merge_keys_give_way_to_own_keys() {
    let tree = one("base: &b {x: 1, v: 2}\nmore: &m {z: 3}\nuse:\n  <<: [*b, *m]\n  v: 9\n");
    let used = tree.root().get("use").expect("use");
    assert_eq!(used.to_json(), serde_json::json!({"x": 1, "v": 9, "z": 3}));
    assert_eq!(used.get("x").and_then(|n| n.as_i64()), Some(1));
}

#[test]
fn a_broken_document_costs_itself_only() {
    let parsed = parse(&Arc::from("a: 1\n---\nb: [\n---\nc: yes\n"));
    assert_eq!(parsed.trees.len(), 2);
    assert_eq!(parsed.errors.len(), 1);
    assert_eq!(parsed.trees[1].root().get("c").map(|c| c.kind()), Some(Kind::True));
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut text = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for level in 1..12 {
        let below = vec![format!("*a{}", level - 1); 10].join(",");
        text += &format!("a{level}: &a{level} [{below}]\n");
    }
    let parsed = parse(&Arc::from(text.as_str()));
    assert!(parsed.trees.is_empty());
    assert!(parsed.errors[0].reason.contains("aliases expand"));
}

#[test]
fn a_cycle_is_refused() {
    let parsed = parse(&Arc::from("a: &x\n  <<: *x\n"));
    assert!(parsed.errors[0].reason.contains("break the cycle"));
}

#[test]
fn deep_nesting_is_refused() {
    let parsed = parse(&Arc::from("[".repeat(100_000)));
    assert_eq!((parsed.trees.len(), parsed.errors.len()), (0, 1));
}

#[test]
fn errors_do_not_repeat_the_text() {
    let parsed = parse(&Arc::from("password: \"hunter2\n"));
    assert!(!parsed.errors[0].reason.contains("hunter2"));
}

#[test]
fn json_is_read_with_escapes_and_tabs() {
    let tree = one("{\"a\":\"\\ud83d\\ude00\",\n\t\"b\":\t[1, 2.5, true, null]}");
    assert_eq!(tree.root().to_json(), serde_json::json!({"a": "😀", "b": [1, 2.5, true, null]}));
}
