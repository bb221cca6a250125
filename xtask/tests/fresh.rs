//! What is generated is what the sources say now.

#[test]
fn generated_files_are_fresh() {
    let root = xtask::repo::root().unwrap();
    let stale = xtask::codegen::stale(&root).unwrap();
    assert!(stale.is_empty(), "run `cargo xtask codegen`; stale: {}", stale.join(", "));
}
