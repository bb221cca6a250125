//! Real manifests: all are read, few masks are wrong, and it is fast.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::scan;

fn corpus(path: &str) -> Option<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(path);
    if !dir.is_dir() {
        println!("skipped: ../shared is absent");
    }
    dir.canonicalize().ok()
}

fn masks_by_rule(path: &str) -> Option<BTreeMap<String, usize>> {
    let snapshot = scan(&corpus(path)?, &["."]);
    assert_eq!(snapshot.blind, [], "every text of {path} is masked without changing its shape");
    assert!(snapshot.files.len() > 100, "{} files", snapshot.files.len());
    let mut rules = BTreeMap::new();
    for mask in snapshot.files.into_iter().flat_map(|f| f.masks) {
        *rules.entry(mask.rule).or_default() += 1;
    }
    Some(rules)
}

#[test]
fn real_manifests_lose_their_secrets_and_nothing_else() {
    if let Some(rules) = masks_by_rule("realworld/k8s") {
        // Looked at by hand: four demo passwords of a database, two of a shop, two probes' cookies, three Secret
        // objects.
        let wanted = [("env-name", 8), ("secret-string-data", 3)].map(|(rule, n)| (rule.to_owned(), n));
        assert_eq!(rules, BTreeMap::from(wanted));
    }
    if let Some(rules) = masks_by_rule("pss") {
        assert_eq!(rules, BTreeMap::new());
    }
}
