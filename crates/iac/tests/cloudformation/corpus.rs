//! Templates of others: all of them are recognised, and nothing in them is a fault but what is broken.

use std::fs;
use std::path::{Path, PathBuf};

use plimsoll_iac::Settings;

use crate::support::{Files, blind};

const FOLDERS: &[&str] = &["corpus/checkov/cloudformation", "corpus/trivy-checks/cloudformation"];

#[test]
fn templates_of_the_corpora_are_evaluated() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    if !shared.is_dir() {
        println!("skipped: ../shared is absent");
        return;
    }
    let mut files = Vec::new();
    FOLDERS.iter().for_each(|folder| collect(&shared.join(folder), &mut files));
    assert!(!files.is_empty());
    let mut faults = Vec::new();
    let mut resources = 0;
    for path in &files {
        let name = path.strip_prefix(&shared).unwrap_or(path).display().to_string();
        let text = fs::read_to_string(path).unwrap();
        let evaluated = Files::new([(name.clone(), &text)]).evaluate(&Settings::default());
        resources += evaluated.resources.len();
        if evaluated.resources.is_empty() {
            faults.push(format!("{name}: no resource"));
        }
        faults.extend(blind(&evaluated).into_iter().filter(|fault| !is_broken(&text, fault)));
    }
    println!("{} templates, {resources} resources", files.len());
    assert_eq!(faults, Vec::<String>::new());
}

/// Whether the template really lacks what the fault says: a file beside it, or a key of this name.
fn is_broken(text: &str, fault: &str) -> bool {
    let named = fault.rsplit_once(" is called ").map(|(_, name)| name);
    let defined = |name: &str| {
        text.lines().any(|line| line.trim_start_matches([' ', '"', '\'']).starts_with(&format!("{name}:")))
    };
    fault.ends_with("is not in the tree") || named.is_some_and(|name| !defined(name))
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if path.is_dir() {
            collect(&path, out);
        } else if matches!(extension, "yaml" | "yml" | "json") {
            out.push(path);
        }
    }
}
