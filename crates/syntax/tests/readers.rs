//! Both readers give the same trees: over written cases, generated ones, and the YAML of real projects.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_syntax::readers_differ;
use proptest::collection::vec;
use proptest::prelude::*;

fn differs(text: &str) -> (bool, Option<String>) {
    readers_differ(&Arc::from(text))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.extension().and_then(|e| e.to_str()) {
            _ if entry.file_type().is_ok_and(|kind| kind.is_dir()) => files(&path, found),
            Some("yaml" | "yml" | "json" | "tpl" | "sh" | "txt" | "tf" | "md") => found.push(path),
            _ => {}
        }
    }
}

#[test]
fn real_files_are_read_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths = Vec::new();
    ["crates", "examples", "catalog", "docs", "testkit"].iter().for_each(|part| files(&root.join(part), &mut paths));
    let corpus = root.join("../shared/corpus");
    if corpus.is_dir() {
        files(&corpus, &mut paths);
    } else {
        eprintln!("skipped: ../shared is absent, so only the project's own files are compared");
    }
    let (mut read, mut ordinary) = (0, 0);
    for path in paths {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let (is_ordinary, difference) = differs(&text);
        assert_eq!(difference, None, "{}", path.display());
        read += 1;
        ordinary += usize::from(is_ordinary);
    }
    assert!(read > 0 && ordinary > 0);
    println!("{ordinary} of {read} files are ordinary");
}

/// What people write, each read without the library.
const ORDINARY: [&str; 14] = [
    "# head\n---\na: 1 # one\nb:\n  c: yes\n\n  d:\n# low\ne: 'x''y'\n# end\n---\n# next\n- f\n",
    "a:\n- b: |\n    x\n\n      y\n\n  c: >-\n    p\n    q\n\n    r\n     s\n    t\n- d\n-\n- - e\n  -   f: g\n      h: i\n",
    "{\"a\": [1, -2.5e3, {\"b\":\"c\\n\\\"\"}],\n \"d\" : {},\n\"e\": []}\n",
    "a: {b: c, 'd': [e, f-g, -h,], \"i\":j}\nk: [\n  l,\n  m\n ]\n",
    "a: one two\n  three\n\n  four # five\nb:\n  six\n   seven\nc: -1\n",
    "- |+\n  a\n\n\n- >\n  b\n- |-\n  \"c\"\n",
    "\"a b\": x\n'c': \"y: # z\"\nd e: http://f:80/#g\n\u{e9}: \u{5bc6}\u{7801}\n",
    "a: null\nb: ~\nc:\nd: 0x1F\ne: 1_000\nf: .inf\n<<: {g: on}\n",
    "---\n---\n# nothing\n---\na: b\n---\n",
    "a: b",
    "- a",
    "a: |\n  b",
    "a:\n  - b\n  # c\n  - d\n\n\n",
    "",
];

/// What only the library reads, or what is an error.
const OTHER: [&str; 12] = [
    "a: &x 1\nb: *x\n",
    "a: !t b\n",
    "%YAML 1.1\n---\na: b\n",
    "? a\n: b\n",
    "a:\tb\n",
    "a: \"b\n  c\"\n",
    "a: b: c\n",
    "a: b\n  c: d\n",
    "a: [b\n",
    "a: b\n c: d\n",
    "a: b\r\n",
    "a: |2\n   b\n",
];

#[test]
fn what_people_write_is_read_without_the_library() {
    for text in ORDINARY {
        assert_eq!(differs(text), (true, None), "{text:?}");
    }
    for text in OTHER {
        assert_eq!(differs(text), (false, None), "{text:?}");
    }
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop_oneof![Just("a: "), Just("b:"), Just("- "), Just("-"), Just("\"k\": "), Just("'q': "), Just("<<: ")],
        4 => prop_oneof![Just("\n"), Just("\n  "), Just("\n    "), Just("\n "), Just("\n\n"), Just(" "), Just("\n\n   ")],
        3 => prop_oneof![Just("x"), Just("yes"), Just("1"), Just("~"), Just("-x"), Just("x y"), Just("\"s\""), Just("'t''u'")],
        2 => prop_oneof![Just("|"), Just(">"), Just("|-"), Just(">+"), Just("|+"), Just("|2"), Just("\"\\n\\x41\"")],
        2 => prop_oneof![Just("{"), Just("}"), Just("["), Just("]"), Just(", "), Just(":"), Just("{}"), Just("c: d, ")],
        2 => prop_oneof![Just("#"), Just(" # c"), Just("\n# c\n"), Just("\n---\n"), Just("---"), Just("..."), Just("\t")],
        1 => prop_oneof![Just("&a "), Just("*a"), Just("!t "), Just("? "), Just("%"), Just("@"), Just("\""), Just("'"), Just("\u{e9}")],
    ];
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1024, ..ProptestConfig::default() })]

    #[test]
    fn pieces_of_yaml_are_read_alike(text in pieces()) {
        prop_assert_eq!(differs(&text).1, None);
    }

    #[test]
    fn changed_texts_are_read_alike(
        which in 0..ORDINARY.len(),
        edits in vec((any::<prop::sample::Index>(), 0..3usize, "[-?:,\\[\\]{}#&*!|>'\" \n\t~.0-9a-c]{0,3}"), 1..4),
    ) {
        let mut chars: Vec<char> = ORDINARY[which].chars().collect();
        for (at, cut, insert) in edits {
            let from = at.index(chars.len() + 1);
            let to = (from + cut).min(chars.len());
            chars.splice(from..to, insert.chars());
        }
        prop_assert_eq!(differs(&chars.into_iter().collect::<String>()).1, None);
    }
}
