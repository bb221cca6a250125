//! Any text: the search ends, every place lies in the text and at borders of characters, and none overlaps another.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_secrets::{find_in, limits};

fuzz_target!(|input: (u8, &str)| {
    let (kind, text) = input;
    let path = ["", "a.go", ".env", "node_modules/a.js", "docs/a.md", "a.yaml"][usize::from(kind) % 6];
    let found = find_in(path, text);
    assert!(found.hits.len() <= limits::MAX_HITS + 8);
    let mut end = 0;
    for hit in found.hits {
        assert!(hit.start >= end && text.get(hit.start..hit.end).is_some_and(|value| !value.is_empty()));
        end = hit.end;
    }
});
