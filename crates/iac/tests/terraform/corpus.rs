use std::path::{Path, PathBuf};

use plimsoll_iac::Settings;

use crate::show::evaluated;

/// Configuration that others wrote, of which the least number of resources is known.
const FOLDERS: [(&str, usize); 3] =
    [("realworld/terraform", 500), ("checkov/terraform", 400), ("trivy-checks/terraform", 100)];

#[test]
fn what_others_wrote_is_evaluated() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.is_dir() {
        eprintln!("skipped: ../shared is absent");
        return;
    }
    for (folder, least) in FOLDERS {
        let mut paths = Vec::new();
        files(&corpus.join(folder), &mut paths);
        let texts: Vec<(String, String)> = paths
            .iter()
            .filter_map(|path| Some((path.to_string_lossy().into_owned(), std::fs::read_to_string(path).ok()?)))
            .collect();
        let borrowed: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let all = evaluated(&borrowed, &Settings::default());
        let elsewhere = ["is not downloaded", "is not at hand", "the manifest cannot be told"];
        let is_elsewhere = |reason: &str| elsewhere.iter().any(|part| reason.contains(part));
        let broken: Vec<_> = all.blind.iter().filter(|spot| !is_elsewhere(&spot.why.reason)).collect();
        assert!(broken.is_empty(), "{broken:?}");
        println!("{folder}: {} files, {} resources", texts.len(), all.resources.len());
        assert!(all.resources.len() >= least, "{folder}: {}", all.resources.len());
    }
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "tf" || e == "tfvars" || e == "tpl") {
            out.push(path);
        }
    }
}
