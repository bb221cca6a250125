//! Any text: a configuration or an error with a place, never the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_config::Config;

fuzz_target!(|text: &str| {
    if let Err(error) = Config::parse(text) {
        assert!(!error.reason.is_empty());
    }
});
