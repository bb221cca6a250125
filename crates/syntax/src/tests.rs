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

#[test]
fn a_merge_key_replaces_what_stands_before_it() {
    let tree = one("base: &b {v: 2}\nuse:\n  v: 9\n  <<: *b\n");
    let used = tree.root().get("use").expect("use");
    assert_eq!((used.to_json(), used.entries().len()), (serde_json::json!({"v": 2}), 1));
    assert_eq!(used.get("v").and_then(|n| n.as_i64()), Some(2));
}

#[test]
fn duplicate_keys_are_named_and_the_later_one_counts() {
    let tree = one("a: 1\nb: {c: 1, \"c\": 2}\na: 3\n1: x\n0x1: y\n'1': z\n");
    let named: Vec<_> =
        tree.duplicates().iter().map(|d| (tree.node(d.key).span().start, tree.node(d.first).span().start)).collect();
    assert_eq!(named, [(15, 9), (23, 0), (33, 28)]);
    assert_eq!(tree.root().at("b.c").and_then(|n| n.as_i64()), Some(2));
}

#[test]
fn what_kubernetes_refuses_is_read_and_named() {
    let tree = one("a: .inf\n~: 1\nb: {{ c }: d}\n<<: 1\n");
    let named: Vec<_> =
        tree.refusals().iter().map(|r| tree.node(r.node).span().slice(tree.text()).to_owned()).collect();
    assert_eq!(named, [".inf", "~", "{ c }", "1"]);
    assert_eq!(one("a: !!int x\n").refusals().len(), 1);
    assert_eq!(one("a: 1\n<<: [{b: 2}]\n").refusals(), []);
}

#[test]
fn lines_of_a_quoted_text_may_start_anywhere_and_keep_their_places() {
    let text = "a:\n  b: '{\n\"x\": 1\n}'\nc: 2\n";
    let tree = one(text);
    let b = tree.root().at("a.b").expect("b");
    assert_eq!((b.text(), b.span().slice(text)), ("{ \"x\": 1 }", "'{\n\"x\": 1\n}'"));
    assert_eq!(tree.root().get("c").map(|c| c.span().slice(text)), Some("2"));
}

#[test]
fn json_values_may_follow_one_another() {
    let text = "{\"a\": 1}{\"b\": 2}\n{\"c\": 3}\n";
    let parsed = parse(&Arc::from(text));
    assert_eq!(parsed.errors, []);
    let spans: Vec<_> = parsed.trees.iter().map(|t| t.root().span().slice(text)).collect();
    assert_eq!(spans, ["{\"a\": 1}", "{\"b\": 2}", "{\"c\": 3}"]);
}

#[test]
fn a_long_chain_of_aliases_is_refused() {
    let links: String = (1..30).map(|i| format!("a{i}: &a{i} [*a{}]\n", i - 1)).collect();
    let parsed = parse(&Arc::from(format!("a0: &a0 x\n{links}")));
    assert!(parsed.errors[0].reason.contains("lead to one another"));
}

#[test]
fn quotes_do_not_hide_a_separator() {
    let parsed = parse(&Arc::from("a: \"x\n---\nkind: Pod\n---\nb: \"\n"));
    assert_eq!((parsed.trees.len(), parsed.errors.len()), (1, 2));
    assert_eq!(parsed.trees[0].root().get("kind").map(|k| k.text()), Some("Pod"));
}

#[test]
fn large_mappings_with_repeated_keys_keep_the_last_of_each() {
    let text: String = (0..60).map(|i| format!("k{}: {i}\n", i % 40)).collect();
    let tree = one(&text);
    let entries = tree.root().entries();
    let values: Vec<_> = entries.iter().filter_map(|(_, v)| v.as_i64()).collect();
    assert_eq!(values, (40..60).chain(20..40).collect::<Vec<i64>>());
    assert_eq!(tree.duplicates().len(), 20);
}

#[test]
fn tags_of_an_application_are_kept() {
    let tree = one("a: !Ref Name\nb: !If [C, !GetAtt X.Arn, 1]\nc: !Sub\n  k: v\nd: !!str 5\ne: ! x\nf: !Base64\n");
    let tag = |path| tree.root().at(path).and_then(|n| n.tag());
    assert_eq!([tag("a"), tag("b"), tag("c"), tag("d"), tag("e")], [Some("Ref"), Some("If"), Some("Sub"), None, None]);
    let items: Vec<_> = tree.root().get("b").unwrap().items().map(|n| (n.tag(), n.text())).collect();
    assert_eq!(items, [(None, "C"), (Some("GetAtt"), "X.Arn"), (None, "1")]);
    assert_eq!((tag("f"), tree.root().at("c.k").map(|n| n.text())), (Some("Base64"), Some("v")));
}
