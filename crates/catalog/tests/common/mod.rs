//! The committed catalogue, read from the top of the repository.

#![allow(clippy::unwrap_used, clippy::panic, reason = "test code outside of a test function")]

use std::fs;
use std::path::{Path, PathBuf};

use plimsoll_catalog::Catalog;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalog")
}

/// Path and text of every catalogue file, sorted by path.
pub fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&root(), "catalog", &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, name: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        match path.is_dir() {
            true => collect(&path, &name, files),
            false => files.push((name, fs::read_to_string(&path).unwrap())),
        }
    }
}

pub fn parsed() -> Catalog {
    let files = files();
    Catalog::parse(files.iter().map(|(path, text)| (path.as_str(), text.as_str()))).unwrap_or_else(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        panic!("{} faults in the catalogue:\n{}", lines.len(), lines.join("\n"))
    })
}
