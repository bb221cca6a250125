//! Any text under any of the catalogue's paths: a catalogue or errors.
#![no_main]

use libfuzzer_sys::fuzz_target;
use plimsoll_catalog::Catalog;

const PATHS: [&str; 5] =
    ["areas.toml", "controls/workloads.toml", "responsibility/aws-eks.toml", "frameworks/pss.toml", "peers.toml"];

fuzz_target!(|input: (u8, &str)| {
    let path = PATHS[usize::from(input.0) % PATHS.len()];
    if let Err(errors) = Catalog::parse([(path, input.1)].into_iter()) {
        assert!(!errors.is_empty());
    }
});
