//! Any text: the reader of ordinary texts gives the trees that the library gives, or leaves the text to it.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use plimsoll_syntax::readers_differ;

fuzz_target!(|text: &str| {
    let text: Arc<str> = text.into();
    assert_eq!(readers_differ(&text).1, None);
});
