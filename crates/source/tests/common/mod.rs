//! Folders made for one test.
#![allow(dead_code, missing_docs, clippy::expect_used, clippy::panic)]

use std::path::Path;

use plimsoll_model::{BlindSpot, SkippedKind, Snapshot};
use plimsoll_source::{Request, TextOptions, collect, from_texts};

pub const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n";

pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        write(dir.path(), path, text.as_bytes());
    }
    dir
}

pub fn write(dir: &Path, path: &str, bytes: &[u8]) {
    let file = dir.join(path);
    std::fs::create_dir_all(file.parent().expect("parent")).expect("folders");
    std::fs::write(file, bytes).expect("written");
}

pub fn request<'a>(dir: &Path, paths: &[&str]) -> Request<'a> {
    Request { cwd: dir.to_owned(), paths: paths.iter().map(Into::into).collect(), ..Request::default() }
}

pub fn scan(dir: &Path, paths: &[&str]) -> Snapshot {
    collect(request(dir, paths)).expect("a snapshot")
}

pub fn one(text: &str) -> Snapshot {
    from_texts([("a.yaml", text)], &TextOptions::default()).expect("a snapshot")
}

pub fn paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files.iter().map(|f| f.path.as_str()).collect()
}

pub fn skipped(snapshot: &Snapshot, kind: SkippedKind) -> Vec<&str> {
    snapshot.skipped.iter().filter(|s| s.kind == kind).map(|s| s.path.as_str()).collect()
}

pub fn blind<'s>(snapshot: &'s Snapshot, path: &str) -> &'s BlindSpot {
    snapshot
        .blind
        .iter()
        .find(|b| b.path == path)
        .unwrap_or_else(|| panic!("no blind spot at {path}: {:?}", snapshot.blind))
}
