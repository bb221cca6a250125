//! Fixes of infrastructure code, proved on other people's files: what is told as closed is gone when the input is scanned
//! again, nothing else is found, nothing that could be read cannot be read any more, no comment is lost, and a second
//! run has nothing to do.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use plimsoll_iac::outline::Outline;
use serde_json::Value;

use crate::support::Folder;

/// How often something stands somewhere.
type Counts = BTreeMap<String, usize>;

/// A scan, as far as fixes are concerned.
struct Seen {
    findings: Counts,
    blind: Counts,
}

fn counted(all: impl Iterator<Item = String>) -> Counts {
    all.fold(Counts::new(), |mut counts, one| {
        *counts.entry(one).or_default() += 1;
        counts
    })
}

/// What the first has more of than the second.
fn more(one: &Counts, other: &Counts) -> Vec<(String, usize)> {
    let left = |(key, count): (&String, &usize)| (key.clone(), count.saturating_sub(*other.get(key).unwrap_or(&0)));
    one.iter().map(left).filter(|(_, count)| *count > 0).collect()
}

fn scan(folder: &Folder, profile: &str) -> Seen {
    let args = ["scan", "--format", "json", "--allow-blind", "--no-secrets", "--quiet", "--profile", profile, "x"];
    let outcome = folder.run(&args);
    let report: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|e| panic!("{e}: {}", outcome.stderr));
    let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let finding = |f: &Value| format!("{} {} {}", f["check"], f["subject"], f["places"][0]["file"]);
    let blind = |b: &Value| format!("{} {}", b["path"], b["why"]["reason"]);
    Seen { findings: counted(list("findings").iter().map(finding)), blind: counted(list("blind").iter().map(blind)) }
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { files(&entry, out) } else { out.push(entry) }
    }
}

fn copy(from: &Path, to: &Path) -> usize {
    let mut all = Vec::new();
    files(from, &mut all);
    for file in &all {
        let there = to.join(file.strip_prefix(from).expect("a file below"));
        std::fs::create_dir_all(there.parent().expect("a parent")).expect("folders");
        std::fs::copy(file, there).expect("a copy");
    }
    all.len()
}

/// Every comment below a folder, with its file.
fn comments(folder: &Path) -> Counts {
    let mut all = Vec::new();
    files(folder, &mut all);
    counted(all.iter().flat_map(|path| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let told = move |comment: String| format!("{}: {comment}", path.display());
        comments_of(path, &text).into_iter().map(told)
    }))
}

fn comments_of(path: &Path, text: &str) -> Vec<String> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("tf" | "tofu") => {
            let spans = Outline::read(text).map(|outline| outline.comments).unwrap_or_default();
            spans.into_iter().map(|span| span.slice(text).trim_end().to_owned()).collect()
        }
        Some("json") => Vec::new(),
        _ => text.lines().filter_map(comment).map(str::to_owned).collect(),
    }
}

/// What stands behind a number sign that begins a word.
fn comment(line: &str) -> Option<&str> {
    let start = line.char_indices().find(|(at, c)| *c == '#' && line[..*at].chars().last().is_none_or(|c| c == ' '))?;
    Some(line[start.0..].trim_end())
}

/// Fixes a copy of a part of the corpus, and says what came of it.
fn prove(part: &str, profile: &str) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(part);
    if !from.is_dir() {
        eprintln!("skipped: ../shared is absent ({part})");
        return;
    }
    let folder = Folder::new();
    let count = copy(&from, &folder.path().join("x"));
    let (before, noted) = (scan(&folder, profile), comments(folder.path()));
    let fix = ["fix", "--allow-blind", "--profile", profile, "x"];
    let fixed = folder.run(&[&fix[..], &["--apply"]].concat());
    assert_eq!(fixed.code, 0, "{}", fixed.stderr);
    let told: usize = fixed.stderr.split("closed ").nth(1).and_then(|t| t.split(' ').next()?.parse().ok()).unwrap_or(0);
    let after = scan(&folder, profile);
    let gone: usize = more(&before.findings, &after.findings).iter().map(|(_, count)| count).sum();
    let left: usize = after.findings.values().sum();
    eprintln!("{part} ({profile}): {count} files, {} findings, {gone} gone, {left} left", gone + left);
    assert_eq!(more(&after.findings, &before.findings), [], "{part}: found after the fix only");
    assert_eq!(more(&after.blind, &before.blind), [], "{part}: cannot be read any more");
    assert_eq!(more(&noted, &comments(folder.path())), [], "{part}: comments are lost");
    assert!(gone > 0 && told > 0, "{part}: {gone} gone, {told} told");
    let again = folder.run(&fix);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""), "{part}: {}", again.stderr);
}

#[test]
fn cloudformation() {
    prove("checkov/cloudformation", "strict");
    prove("trivy-checks/cloudformation", "strict");
}

#[test]
fn dockerfiles() {
    prove("checkov/dockerfile", "strict");
    prove("trivy-checks/dockerfile", "strict");
    prove("realworld/dockerfile", "strict");
}

#[test]
fn terraform() {
    prove("realworld/terraform", "strict");
    prove("trivy-checks/terraform", "strict");
}

#[test]
#[ignore = "takes a minute; `make test-real` runs it"]
fn terraform_of_many_kinds() {
    prove("checkov/terraform", "strict");
}

#[test]
#[ignore = "takes minutes; `make test-real` runs it"]
fn charts() {
    if plimsoll_render::Renderer::is_built_in() {
        prove("realworld/helm", "default");
    } else {
        eprintln!("skipped: this build has no renderer (scripts/renderer builds it)");
    }
}
