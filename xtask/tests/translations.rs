//! The committed translations speak of what there is, and keep its names.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use xtask::repo;
use xtask::translations::{self, Kind, Survey};

/// What is missing or stale is no fault: a check does not wait for its translation. What is wrong is one.
#[test]
fn translations_speak_of_what_there_is() {
    let survey = translations::survey(&xtask::repo::root().unwrap()).unwrap();
    assert!(
        survey.wrong.is_empty(),
        "correct what `cargo xtask translations` calls wrong:\n{}",
        survey.wrong.join("\n")
    );
    let whole = |kind| survey.counts[&kind].missing.is_empty();
    assert!(whole(Kind::ReportWord) && whole(Kind::CatalogTitle), "{survey}");
    assert!(survey.counts.values().all(|count| count.all > 0), "{survey}");
}

/// The real checkout's own files, but for a single check and its translation.
fn small_tree(name: &str) -> PathBuf {
    let (root, tree) = (repo::root().unwrap(), Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
    if tree.exists() {
        std::fs::remove_dir_all(&tree).unwrap();
    }
    let wanted = [
        "crates/checks/src/pod/privileged_container.rs",
        "crates/plimsoll/src/commands/waivers_page.md",
        "crates/report/src/words.rs",
        "crates/waive/src/meta.rs",
    ];
    let catalog = repo::files(&root.join("catalog"), &|p| !p.to_string_lossy().contains("/zh/")).unwrap();
    for path in catalog.into_iter().chain(wanted.map(|path| root.join(path))) {
        repo::write(&tree.join(repo::name(&root, &path)), &repo::read(&path).unwrap()).unwrap();
    }
    tree
}

fn counts(survey: &Survey, kind: Kind) -> (usize, usize) {
    let count = &survey.counts[&kind];
    (count.missing.len(), count.stale.len())
}

#[test]
fn a_translation_is_missing_then_unmarked_then_fresh_then_stale() {
    let tree = small_tree("translations");
    let survey = || translations::survey(&tree).unwrap();
    // One check, and the three faults of waivers.
    assert_eq!(counts(&survey(), Kind::CheckTitle), (4, 0));
    assert_eq!(counts(&survey(), Kind::CheckText), (12, 0));

    let zh = "# 译者的话\n[privileged-container]\ntitle = '容器以特权模式运行'\n";
    repo::write(&tree.join("catalog/zh/checks/pod.toml"), zh).unwrap();
    assert_eq!(counts(&survey(), Kind::CheckTitle), (3, 1));
    assert!(translations::accept(&tree, &["no-such-check".to_owned()]).is_err());

    assert_eq!(translations::accept(&tree, &[]).unwrap(), ["privileged-container"]);
    assert_eq!(translations::accept(&tree, &[]).unwrap(), [""; 0], "what has a mark keeps it");
    let marked = repo::read(&tree.join("catalog/zh/checks/pod.toml")).unwrap();
    assert!(marked.starts_with(zh) && marked.contains("from = "), "{marked}");
    assert_eq!(counts(&survey(), Kind::CheckTitle), (3, 0));
    assert!(!survey().is_whole());

    let source = tree.join("crates/checks/src/pod/privileged_container.rs");
    let changed = repo::read(&source).unwrap().replace("title: \"container", "title: \"the container");
    repo::write(&source, &changed).unwrap();
    assert_eq!(counts(&survey(), Kind::CheckTitle), (3, 1));
    translations::accept(&tree, &["privileged-container".to_owned()]).unwrap();
    assert_eq!(counts(&survey(), Kind::CheckTitle), (3, 0));

    std::fs::remove_file(&source).unwrap();
    assert!(survey().wrong[0].contains("`privileged-container`"), "{:?}", survey().wrong);
}
