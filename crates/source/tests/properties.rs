//! Laws of masking, on generated texts.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::sync::Arc;

use plimsoll_source::{TextOptions, from_texts};
use plimsoll_syntax::{Kind, Tree, parse};
use proptest::prelude::*;

/// Pieces that masking looks for, and pieces of structure around them.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "kind: Secret\n",
        "data:\n",
        "stringData:\n",
        "  a: ",
        "password: ",
        "  - ",
        "- name: API_TOKEN\n",
        "  value: ",
        "env:\n",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "|2\n",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        "\n",
        "\n  ",
        "\r\n",
        "# token: ",
        "---\n",
        "&a ",
        "*a",
        "!!str ",
        "{{ x }}",
        "--password ",
        "args:\n",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "-----END RSA PRIVATE KEY-----",
        "AKIAIOSFODNN7EXAMPLE",
        "postgres://u:pw1@h",
        "\\\"",
        "\\n",
        "\t",
        "é",
        "\u{feff}",
        "apiVersion: v1\n",
        "'' ",
        "\"auth\":\"YWJjZGVmZ2g=\"",
        "secret=hunter2",
        "a: 12345\n",
        "x",
        " ",
        "kind: ConfigMap\n",
        "literals:\n",
    ]);
    prop_oneof![8 => fixed.prop_map(str::to_owned), 1 => "[a-zA-Z0-9:#'\" \\n\\\\-]{0,12}"]
}

fn shape(tree: &Tree) -> Vec<(bool, u32, u32)> {
    let collection = |id| matches!(tree.node(id).kind(), Kind::Map | Kind::Seq);
    (0..tree.len() as u32).map(|id| (collection(id), tree.node(id).span().start, tree.node(id).span().end)).collect()
}

fn breaks(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, b)| matches!(b, b'\n' | b'\r')).map(|(at, _)| at).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn masking_moves_nothing(pieces in prop::collection::vec(piece(), 0..24)) {
        let text: Arc<str> = pieces.concat().into();
        let snapshot = from_texts([("a", Arc::clone(&text))], &TextOptions::default()).expect("snapshot");
        // A text is either masked without moving anything or not let in at all, visibly.
        prop_assert_eq!(snapshot.files.len() + snapshot.blind.len(), 1);
        if let Some(file) = snapshot.files.first() {
            prop_assert_eq!(file.text.len(), text.len());
            prop_assert_eq!(breaks(&file.text), breaks(&text));
            let (before, after) = (parse(&text), parse(&file.text));
            prop_assert_eq!(before.errors.len(), after.errors.len());
            let shapes = |trees: &[Tree]| trees.iter().map(shape).collect::<Vec<_>>();
            prop_assert_eq!(shapes(&before.trees), shapes(&after.trees));
            // Every mask is overwritten: nothing but `x` and blanks stands in it.
            for mask in &file.masks {
                let masked = &file.text[mask.start as usize..mask.end as usize];
                prop_assert!(masked.chars().all(|c| c == 'x' || c.is_ascii_whitespace()), "{:?}", masked);
            }
        }
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,200}") {
        from_texts([("a", text)], &TextOptions::default()).expect("snapshot");
    }
}
