//! The objects to compare: the project's own fixtures, and the corpora beside the checkout.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

/// An object and where it stands.
pub struct Found {
    pub place: String,
    pub object: Value,
}

const CORPORA: &[&str] =
    &["realworld/k8s", "pss", "kubescape", "polaris", "kube-linter", "trivy-checks/kubernetes", "checkov/kubernetes"];

/// Objects that the project keeps for this test.
pub fn fixtures() -> Vec<Found> {
    let found = objects_below(&checkout().join("testkit/fixtures/defaulting"));
    assert!(!found.is_empty(), "testkit/fixtures/defaulting is empty");
    found
}

/// Those of them whose fields older versions know too.
pub fn fixtures_of_old() -> Vec<Found> {
    fixtures().into_iter().filter(|found| !found.place.contains("newest.yaml")).collect()
}

/// Objects of the corpora, if they are there.
pub fn shared() -> Option<Vec<Found>> {
    let root = checkout().join("../shared/corpus");
    root.is_dir().then(|| CORPORA.iter().flat_map(|corpus| objects_below(&root.join(corpus))).collect())
}

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn objects_below(folder: &Path) -> Vec<Found> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files.iter().flat_map(|file| objects_in(folder, file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let wanted =
            path.extension().is_some_and(|e| ["yaml", "yml", "json"].contains(&e.to_str().unwrap_or_default()));
        match path.is_dir() {
            true => collect(&path, files),
            false if wanted => files.push(path),
            false => {}
        }
    }
}

fn objects_in(folder: &Path, file: &Path) -> Vec<Found> {
    let text: Arc<str> = String::from_utf8_lossy(&fs::read(file).unwrap()).into();
    let base = folder.file_name().unwrap_or_default();
    let place = Path::new(base).join(file.strip_prefix(folder).unwrap()).display().to_string();
    let trees = plimsoll_syntax::parse(&text).trees;
    let objects = trees.iter().flat_map(|tree| flatten(tree.root().to_json()));
    objects
        .map(|object| Found { place: format!("{place} {} {}", object["kind"], object["metadata"]["name"]), object })
        .collect()
}

/// The items of lists; nothing that is no object.
fn flatten(value: Value) -> Vec<Value> {
    let list = value["kind"].as_str().is_some_and(|kind| kind.ends_with("List")) && value["items"].is_array();
    match value {
        Value::Array(items) => items.into_iter().flat_map(flatten).collect(),
        Value::Object(mut map) if list => map.remove("items").map(flatten).unwrap_or_default(),
        value if value["kind"].is_string() && value["apiVersion"].is_string() => vec![value],
        _ => Vec::new(),
    }
}
