//! Fixes, proved by the API server: what it accepted before a fix it accepts afterwards.
//!
//! Every check runs, over the example, every case file and the corpus where it stands beside the checkout. Each
//! document that changes is sent twice, before and after, as a dry run.

#![cfg(all(feature = "apiserver", feature = "cases"))]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests may fail loudly and print figures"
)]

use std::path::{Path, PathBuf};

use plimsoll_catalog::Catalog;
use plimsoll_engine::{ModeChoice, Request, assess};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_fix::{FixedFile, Judged, Outcome, settle};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_syntax::parse;
use plimsoll_testkit::apiserver::{ApiServer, FieldValidation};
use plimsoll_testkit::cases::CaseFile;
use serde_json::Value;

const CORPUS: &str = "../../../shared/corpus";
const PARTS: [&str; 6] = ["realworld/k8s", "kubescape", "polaris", "kube-linter", "trivy-checks/kubernetes", "pss"];

/// Files that are judged together.
struct Unit {
    name: String,
    files: Vec<SourceFile>,
}

fn manifest(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn unit_of(name: String, texts: Vec<(String, String)>) -> Unit {
    let files = texts.into_iter().map(|(path, text)| SourceFile { path, text: text.into(), masks: Vec::new() });
    Unit { name, files: files.collect() }
}

fn files_below(dir: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        let wanted = path.extension().is_some_and(|e| extensions.iter().any(|w| e == *w));
        match path.is_dir() {
            true => found.extend(files_below(&path, extensions)),
            false if wanted => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

/// Each file is a unit of its own: files of a corpus do not belong together.
fn units_below(dir: &Path) -> Vec<Unit> {
    let read = |path: &PathBuf| Some((path.display().to_string(), std::fs::read_to_string(path).ok()?));
    let texts = files_below(dir, &["yaml", "yml", "json"]).iter().filter_map(read).collect::<Vec<_>>();
    texts.into_iter().map(|(name, text)| unit_of(name.clone(), vec![(name, text)])).collect()
}

fn cases() -> Vec<Unit> {
    let mut units = Vec::new();
    for path in files_below(&manifest("../checks/src"), &["md"]) {
        let text = std::fs::read_to_string(&path).expect("a case file");
        let file = CaseFile::parse(&text).expect("cases");
        for case in file.cases {
            let texts = case.files.into_iter().map(|f| (f.path, f.text)).collect();
            units.push(unit_of(format!("{}: {}", file.slug, case.title), texts));
        }
    }
    units
}

fn judge(files: &[SourceFile], catalog: &Catalog) -> Judged {
    let snapshot = Snapshot { files: files.to_vec(), ..Snapshot::default() };
    let estate = normalise(snapshot, &Options::default());
    let modes = ModeChoice::default();
    let checks = plimsoll_checks::ALL;
    let request = Request { catalog, checks, together: plimsoll_checks::TOGETHER, modes: &modes, version: "test" };
    let findings = assess(&request, View::new(&estate)).findings;
    Judged { estate, findings }
}

fn documents(text: &str) -> Vec<Value> {
    let parsed = parse(&text.into());
    parsed.trees.iter().flat_map(|tree| objects(tree.root().to_json())).collect()
}

/// The objects of a document: a list is no object of its own.
fn objects(document: Value) -> Vec<Value> {
    match document {
        Value::Object(mut map) if map.contains_key("items") && map.get("kind").is_some_and(is_list) => {
            let items = map.remove("items").and_then(|items| items.as_array().cloned());
            items.into_iter().flatten().collect()
        }
        document => vec![document],
    }
}

fn is_list(kind: &Value) -> bool {
    kind.as_str().is_some_and(|kind| kind.ends_with("List"))
}

#[derive(Default, Debug)]
struct Figures {
    closed: usize,
    files: usize,
    changed: usize,
    accepted_before: usize,
    refused: Vec<String>,
    not_idempotent: Vec<String>,
    lost_comments: Vec<String>,
}

fn comments(text: &str) -> Vec<String> {
    let parsed = parse(&text.into());
    let all = parsed.trees.iter().flat_map(|tree| tree.comments().iter());
    let mut all: Vec<String> = all.map(|c| c.span.slice(text).trim_end().to_owned()).collect();
    all.sort();
    all
}

/// Whether every line of `few` stands in `many`; both are sorted.
fn holds_all(few: &[String], many: &[String]) -> bool {
    let mut rest = many.iter();
    few.iter().all(|line| rest.any(|other| other == line))
}

fn compare(server: &ApiServer, unit: &str, file: &FixedFile, figures: &mut Figures) {
    if !holds_all(&comments(&file.before), &comments(&file.after)) {
        figures.lost_comments.push(format!("{unit}: {}", file.path));
    }
    for (before, after) in documents(&file.before).iter().zip(&documents(&file.after)) {
        if before == after {
            continue;
        }
        figures.changed += 1;
        if server.dry_run_create_with(before, FieldValidation::Strict).is_err() {
            continue;
        }
        figures.accepted_before += 1;
        if let Err(error) = server.dry_run_create_with(after, FieldValidation::Strict) {
            figures.refused.push(format!("{unit}: {}: {error}", file.path));
        }
    }
}

fn prove(server: &ApiServer, unit: &Unit, catalog: &Catalog, figures: &mut Figures) {
    let outcome: Outcome = settle(&unit.files, &mut |files| judge(files, catalog));
    figures.closed += outcome.closed.len();
    figures.files += outcome.files.len();
    for file in &outcome.files {
        compare(server, &unit.name, file, figures);
    }
    let after = |file: &SourceFile| {
        let fixed = outcome.files.iter().find(|f| f.path == file.path);
        SourceFile { text: fixed.map_or_else(|| file.text.clone(), |f| f.after.clone()), ..file.clone() }
    };
    let fixed: Vec<SourceFile> = unit.files.iter().map(after).collect();
    if !settle(&fixed, &mut |files| judge(files, catalog)).files.is_empty() {
        figures.not_idempotent.push(unit.name.clone());
    }
}

fn report(name: &str, figures: &Figures) {
    let Figures { closed, files, changed, accepted_before, .. } = figures;
    eprintln!(
        "{name}: {closed} gaps closed in {files} files; {changed} documents changed, {accepted_before} of them were \
         accepted before, {} are refused now; {} comments lost; {} fixes not idempotent",
        figures.refused.len(),
        figures.lost_comments.len(),
        figures.not_idempotent.len()
    );
}

#[test]
#[ignore = "needs the real API server; `make test-real` runs it"]
fn the_server_accepts_every_fix() {
    let server = ApiServer::start(&[]).expect("a server");
    let catalog = Catalog::builtin();
    let mut parts = vec![("case files".to_owned(), cases())];
    parts.push(("example".to_owned(), units_below(&manifest("../../examples"))));
    for part in PARTS {
        let dir = manifest(CORPUS).join(part);
        match dir.is_dir() {
            true => parts.push((part.to_owned(), units_below(&dir))),
            false => eprintln!("skipped: ../shared is absent ({part})"),
        }
    }
    let mut faults = Vec::new();
    for (name, units) in parts {
        let mut figures = Figures::default();
        for unit in &units {
            prove(&server, unit, catalog, &mut figures);
        }
        report(&name, &figures);
        let Figures { refused, not_idempotent, lost_comments, closed, .. } = figures;
        assert!(closed > 0, "{name}: nothing was fixed");
        faults.extend([refused, not_idempotent, lost_comments].concat());
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
