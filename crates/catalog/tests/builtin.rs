//! The embedded copy is the committed catalogue, and it is quick to decode.

mod common;

use plimsoll_catalog::{Catalog, compile};

/// Set this variable to rewrite the embedded copy.
const BLESS: &str = "PLIMSOLL_BLESS";

#[test]
fn embedded_copy_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/generated/catalog.json");
    let now = compile(&common::parsed());
    if std::env::var_os(BLESS).is_some() {
        std::fs::write(path, &now).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(committed == now, "src/generated/catalog.json is stale; run this test with {BLESS}=1");
}

#[test]
fn builtin_equals_the_files() {
    let builtin = Catalog::builtin();
    assert!(!builtin.controls().is_empty(), "the embedded copy does not decode");
    assert!(*builtin == common::parsed(), "the embedded copy differs from the files");
}

#[test]
fn compile_gives_the_same_bytes_again() {
    assert_eq!(compile(&common::parsed()), compile(&common::parsed()));
}
