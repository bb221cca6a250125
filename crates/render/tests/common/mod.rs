//! The charts and overlays that rendering is held against the real programs with: our own, and a corpus beside the
//! checkout.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_render::{Chart, Files, Values};

/// The Kubernetes version that all are rendered for.
pub const KUBE: &str = "1.34.0";

/// A chart in a folder, and the sets of values to render it with.
pub struct Case {
    pub name: String,
    pub folder: PathBuf,
    pub sets: Vec<Option<PathBuf>>,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Where the corpus stands; none where it is absent, which is said.
pub fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("PLIMSOLL_CORPUS").map(PathBuf::from);
    let path = named.unwrap_or_else(|| root().join("../shared/corpus")).join("realworld");
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: ../shared is absent");
    None
}

/// Every folder below one that holds a file of this name, in order.
pub fn folders(top: &Path, file: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![top.to_owned()];
    while let Some(folder) = open.pop() {
        if folder.join(file).is_file() {
            found.push(folder.clone());
        }
        let inner = std::fs::read_dir(&folder).unwrap().flatten().map(|entry| entry.path());
        open.extend(inner.filter(|path| path.is_dir()));
    }
    found.sort();
    found
}

/// The charts of a folder. Dependencies that lie beside a chart are put into a copy of it; those that lie nowhere are
/// left out of the copy, since no program renders a chart without them.
pub fn charts(top: &Path, work: &Path) -> Vec<Case> {
    let all = folders(top, "Chart.yaml");
    all.iter().map(|folder| case(top, folder, &all, work)).collect()
}

fn case(top: &Path, folder: &Path, all: &[PathBuf], work: &Path) -> Case {
    let name = folder.strip_prefix(top).unwrap().to_string_lossy().replace('/', "-");
    let mut folder = folder.to_owned();
    let head = std::fs::read_to_string(folder.join("Chart.yaml")).unwrap();
    let missing = missing(&head, &folder);
    if !missing.is_empty() {
        let copy = work.join(&name);
        copy_folder(&folder, &copy);
        for (wanted, text) in missing {
            let beside = all.iter().find(|path| path.file_name().is_some_and(|n| *n == *wanted));
            match beside {
                Some(beside) => copy_folder(beside, &copy.join("charts").join(&wanted)),
                None => {
                    let path = copy.join("Chart.yaml");
                    let head = std::fs::read_to_string(&path).unwrap();
                    std::fs::write(path, head.replace(&text, "")).unwrap();
                }
            }
        }
        folder = copy;
    }
    let mut sets = vec![None];
    if let Ok(listing) = std::fs::read_dir(folder.join("ci")) {
        let mut files: Vec<PathBuf> = listing.flatten().map(|e| e.path()).collect();
        files.sort();
        sets.extend(files.into_iter().map(Some));
    }
    Case { name, folder, sets }
}

/// The dependencies that are not below `charts`, with their text in the list.
fn missing(head: &str, folder: &Path) -> Vec<(String, String)> {
    let Some((_, list)) = head.split_once("\ndependencies:\n") else { return Vec::new() };
    let list: Vec<&str> = list.split_inclusive('\n').take_while(|l| l.starts_with([' ', '-', '#'])).collect();
    let mut items: Vec<String> = Vec::new();
    for line in list {
        match items.last_mut() {
            Some(item) if !line.trim_start().starts_with("- ") => item.push_str(line),
            _ => items.push(line.to_owned()),
        }
    }
    let name = |item: &str| {
        item.lines().find_map(|l| l.trim_start_matches([' ', '-']).strip_prefix("name:").map(|n| n.trim().to_owned()))
    };
    let named = items.into_iter().filter_map(|item| Some((name(&item)?, item)));
    named.filter(|(name, _)| !has_chart(folder, name)).collect()
}

fn has_chart(folder: &Path, name: &str) -> bool {
    let heads = folders(folder, "Chart.yaml").into_iter().filter(|inner| inner != folder);
    heads
        .into_iter()
        .any(|inner| std::fs::read_to_string(inner.join("Chart.yaml")).unwrap().contains(&format!("name: {name}\n")))
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(path, target).unwrap();
        }
    }
}

/// The files below a folder.
pub fn files(folder: &Path) -> Files {
    let mut out = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in std::fs::read_dir(inner).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                out.push((name, Arc::from(std::fs::read(&path).unwrap())));
            }
        }
    }
    out.sort();
    out
}

/// The question that `helm template release-name FOLDER [-f SET]` asks.
pub fn question(case: &Case, set: Option<&Path>) -> Chart {
    let given = set.map(|set| ("/set.yaml".to_owned(), Arc::from(std::fs::read(set).unwrap())));
    Chart {
        files: files(&case.folder),
        release: "release-name".to_owned(),
        namespace: "default".to_owned(),
        kube_version: Some(KUBE.to_owned()),
        values: Values { files: given.into_iter().collect(), ..Values::default() },
        ..Chart::default()
    }
}
