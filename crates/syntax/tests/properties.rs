//! Properties of the reader over random values, random bytes and broken manifests.

use std::sync::Arc;

use plimsoll_syntax::{Kind, LineIndex, Node, Segment, Tree, parse};
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value};

fn values() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "[ -~]{0,12}",
        "[a-z]{1,6}",
        "(yes|no|on|null|~|1|0x1F|1e3|<<|\\.inf|2001-01-01|-|\\?|:|#x|\\*a|&a|!t|%d|@|`|\\|)",
        "[\\PC\n\t]{0,8}"
            .prop_filter("line breaks of YAML 1.1 only", |s| !s.contains(['\u{85}', '\u{2028}', '\u{2029}'])),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e9..1e9f64).prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            hash_map(text.clone(), inner, 0..6).prop_map(|m| Value::Object(m.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A plain emitter of block YAML; texts are quoted as in JSON, or as a literal block where that is exact.
fn emit(value: &Value, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Array(items) if !items.is_empty() => {
            for item in items {
                out.push_str(&format!("\n{pad}-"));
                emit(item, indent + 2, out);
            }
        }
        Value::Object(entries) if !entries.is_empty() => {
            for (key, item) in entries {
                out.push_str(&format!("\n{pad}{}:", Value::from(key.as_str())));
                emit(item, indent + 2, out);
            }
        }
        Value::String(text) if fits_block(text) => {
            out.push_str(" |-");
            text.split('\n').for_each(|line| out.push_str(&format!("\n{pad}  {line}")));
        }
        other => out.push_str(&format!(" {other}")),
    }
}

fn fits_block(text: &str) -> bool {
    let printable = text.chars().all(|c| c == '\n' || (' '..='~').contains(&c));
    printable && !text.starts_with([' ', '\n']) && !text.ends_with('\n') && !text.is_empty()
}

fn read(text: &str) -> Result<Option<Tree>, TestCaseError> {
    let mut parsed = parse(&Arc::from(text));
    prop_assert_eq!(&parsed.errors, &[]);
    prop_assert!(parsed.trees.len() <= 1);
    Ok(parsed.trees.pop())
}

/// A document that holds nothing is left out, so null has no tree.
fn json_of(tree: Option<&Tree>) -> Value {
    tree.map_or(Value::Null, |t| t.root().to_json())
}

fn follow<'t>(root: Node<'t>, path: &[Segment]) -> Option<Node<'t>> {
    path.iter().try_fold(root, |node, step| match step {
        Segment::Key(key) => node.get(key),
        Segment::Index(index) => node.items().nth(*index),
    })
}

/// Spans nest, values are found by their paths, and positions lead back to offsets.
fn check_places(tree: &Tree) -> Result<(), TestCaseError> {
    let index = LineIndex::new(tree.text());
    let mut open = vec![tree.root()];
    while let Some(node) = open.pop() {
        check_position(tree.text(), &index, node.span().start)?;
        check_position(tree.text(), &index, node.span().end)?;
        let inner: Vec<_> = node.own_entries().flat_map(|(k, v)| [k, v]).chain(node.items()).collect();
        for pair in inner.windows(2) {
            prop_assert!(pair[0].span().end <= pair[1].span().start, "{:?} {:?}", pair[0], pair[1]);
        }
        for child in &inner {
            prop_assert!(node.span().contains(child.span()), "{:?} {:?}", node, child);
        }
        let values = node.own_entries().map(|(_, v)| v).chain(node.items());
        for child in values {
            let path = tree.path(tree.root().id(), child.id());
            prop_assert_eq!(follow(tree.root(), &path).map(|n| n.id()), Some(child.id()));
            open.push(child);
        }
    }
    Ok(())
}

fn check_position(text: &str, index: &LineIndex, offset: u32) -> Result<(), TestCaseError> {
    let at = index.position(text, offset);
    let start = index.line_span(text, at.line).map(|s| s.start as usize);
    let back = start
        .map(|start| start + text[start..].chars().take(at.column as usize - 1).map(char::len_utf8).sum::<usize>());
    prop_assert_eq!(back, Some(offset as usize));
    Ok(())
}

/// Whatever the text is: no panic, spans inside the text, and every way to look at a tree ends.
fn survive(text: &str) -> Result<(), TestCaseError> {
    let parsed = parse(&Arc::from(text));
    for error in &parsed.errors {
        prop_assert!(error.offset as usize <= text.len());
    }
    for tree in &parsed.trees {
        let _ = (tree.root().to_json(), tree.duplicates(), tree.refusals());
        for id in 0..tree.len() as u32 {
            let node = tree.node(id);
            prop_assert!(text.get(node.span().start as usize..node.span().end as usize).is_some(), "{:?}", node);
            let _ = (node.text(), node.key_text(), node.entries(), tree.path(0, id));
            prop_assert!(node.kind() != Kind::Alias);
        }
    }
    Ok(())
}

const SNIPPETS: [&str; 5] = [
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {\"x\": 'y'}}\nspec:\n  containers:\n  - name: app # note\n    image: \"a:1\"\n    ports: [{containerPort: 80}]\n",
    "base: &b\n  x: 1\nuse:\n  <<: [*b, {y: 2}]\n  z: *b\n---\n? [a]\n: |2-\n    x\n   y\n...\n",
    "{\"a\": [1, -2.5e3, true, null, \"\\u0041\\n\"], \"b\": {\"c\": \"d\"}}\n{\"e\": 1}",
    "a: 'x\ny\n\nz'\nb: !!binary aGk=\nc: >+\n  x\n\n\td: %\n",
    "%YAML 1.1\n--- !t &x\n- é: \u{1F600}\n-\n- ! \"x\"\n- {? a : b, c}\r\n- *x\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_texts_are_read_as_they_are(value in values(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let tree = read(&text.expect("JSON"))?;
        prop_assert_eq!(json_of(tree.as_ref()), value);
    }

    #[test]
    fn yaml_texts_are_read_as_they_are(value in values()) {
        let mut text = String::new();
        emit(&value, 0, &mut text);
        let tree = read(&(text + "\n"))?;
        prop_assert_eq!(json_of(tree.as_ref()), value);
    }

    #[test]
    fn places_hold(value in values(), yaml in any::<bool>()) {
        let mut text = String::new();
        if yaml { emit(&value, 0, &mut text) } else { text = serde_json::to_string_pretty(&value).expect("JSON") }
        if let Some(tree) = read(&(text + "\n"))? {
            check_places(&tree)?;
        }
    }

    #[test]
    fn random_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..200)) {
        survive(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn random_syntax_does_no_harm(text in "([-?:,\\[\\]{}#&*!|>'\"%@` \n\ta-c01.<~]|<<: |- |: |\n  |\\*a|&a |---\n|\"|\\\\){0,60}") {
        survive(&text)?;
    }

    #[test]
    fn broken_manifests_do_no_harm(
        which in 0..SNIPPETS.len(),
        edits in vec((any::<prop::sample::Index>(), 0..4u8, "[-?:,\\[\\]{}#&*!|>'\" \n\t~.0-9a-c]{0,3}"), 1..6),
    ) {
        let mut chars: Vec<char> = SNIPPETS[which].chars().collect();
        for (at, cut, insert) in edits {
            let from = at.index(chars.len() + 1);
            let to = (from + cut as usize).min(chars.len());
            chars.splice(from..to, insert.chars());
        }
        survive(&chars.into_iter().collect::<String>())?;
    }
}
