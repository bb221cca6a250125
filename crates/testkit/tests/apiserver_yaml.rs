//! The reader reads YAML and JSON as Kubernetes does: every text of the corpus and every tricky one of
//! `testkit/fixtures/yaml` is read by both, and the documents are compared as JSON.

#![cfg(feature = "apiserver")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "helpers of tests may fail loudly and print figures"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use plimsoll_testkit::apiserver::binary;
use serde_json::{Deserializer, Value, json};

const CORPUS: &str = "../../../shared/corpus";
const FIXTURES: &str = "../../testkit/fixtures/yaml";
const PARTS: [&str; 8] =
    ["realworld/k8s", "kubescape", "polaris", "kube-linter", "trivy-checks", "pss", "netpol", "admission"];

#[path = "apiserver_yaml/known.rs"]
mod known;

use known::{KNOWN, Outcome};

/// What one reader made of a text.
#[derive(Debug)]
struct Reading {
    documents: Vec<Value>,
    errors: Vec<String>,
}

fn ours(text: &str) -> Reading {
    let parsed = plimsoll_syntax::parse(&text.into());
    let mut errors: Vec<String> = parsed.errors.iter().map(|e| e.to_string()).collect();
    let mut documents = Vec::new();
    for tree in &parsed.trees {
        match tree.refusals().first() {
            Some(refusal) => errors.push(refusal.why.to_owned()),
            None => documents.push(tree.root().to_json()),
        }
    }
    Reading { documents, errors }
}

/// Writing has a thread of its own: two full pipes would wait for one another.
fn theirs(texts: &[(String, String)]) -> Vec<Reading> {
    let input: String = texts.iter().map(|(_, text)| json!({ "text": text }).to_string() + "\n").collect();
    let binary = binary().expect("the oracle");
    let mut child =
        Command::new(binary).arg("yaml").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("piped");
    let writer = thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("ends");
    writer.join().expect("joins").expect("writes");
    assert!(output.status.success(), "the oracle failed: read its message above");
    Deserializer::from_slice(&output.stdout).into_iter::<Value>().map(|line| reading(&line.expect("JSON"))).collect()
}

fn reading(line: &Value) -> Reading {
    let list = |name: &str| line[name].as_array().expect("a list").clone();
    let errors = list("errors").iter().map(|e| e.as_str().expect("a text").to_owned()).collect();
    Reading { documents: list("documents"), errors }
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a == b,
            _ => close(a.as_f64(), b.as_f64()),
        },
        _ => a == b,
    }
}

/// Their answer comes as text, and reading it here may cost the last bit of a float.
fn close(a: Option<f64>, b: Option<f64>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a == b || (a - b).abs() <= a.abs() * f64::EPSILON)
}

fn outcome(ours: &Reading, theirs: &Reading) -> Outcome {
    let alike = ours.documents.len() == theirs.documents.len()
        && ours.documents.iter().zip(&theirs.documents).all(|(a, b)| same(a, b));
    match (ours.errors.is_empty(), theirs.errors.is_empty()) {
        (false, false) => Outcome::BothRefuse,
        (false, true) => Outcome::WeRefuse,
        (true, false) => Outcome::TheyRefuse,
        (true, true) if alike => Outcome::Equal,
        (true, true) => Outcome::Differ,
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).expect("readable").map(|e| e.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        if path.is_dir() {
            collect(&path, into);
        } else if ["yaml", "yml", "json"].contains(&kind) {
            into.push(path);
        }
    }
}

/// The texts under a folder by their names; what is no UTF-8 is counted and named.
fn texts(root: &Path, part: &str) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    collect(&root.join(part), &mut paths);
    let name = |path: &Path| path.strip_prefix(root).expect("inside").display().to_string();
    let read = |path: PathBuf| match String::from_utf8(fs::read(&path).expect("readable")) {
        Ok(text) => Some((name(&path), text)),
        Err(_) => {
            eprintln!("skipped: {} is not UTF-8", name(&path));
            None
        }
    };
    paths.into_iter().filter_map(read).collect()
}

/// Compares, prints the figures, and names what the table does not explain.
fn compare(title: &str, texts: &[(String, String)]) -> Vec<String> {
    let answers = theirs(texts);
    assert_eq!(answers.len(), texts.len());
    let mut counts = [0usize; 5];
    let mut surprises = Vec::new();
    let mut documents = 0;
    for ((name, text), theirs) in texts.iter().zip(&answers) {
        let ours = ours(text);
        let outcome = outcome(&ours, theirs);
        counts[outcome as usize] += 1;
        documents += theirs.documents.len();
        let expected = KNOWN.iter().find(|k| name.ends_with(k.name)).map(|k| k.outcome);
        let fine = matches!(outcome, Outcome::Equal | Outcome::BothRefuse);
        if expected != (!fine).then_some(outcome) {
            surprises.push(describe(name, outcome, &ours, theirs));
        }
    }
    let [equal, refuse, we, they, differ] = counts;
    eprintln!(
        "{title}: compared {} ({documents} documents), equal {equal}, both refuse {refuse}, we refuse and they read {we}, \
         they refuse and we read {they}, differ {differ}",
        texts.len()
    );
    surprises
}

fn describe(name: &str, outcome: Outcome, ours: &Reading, theirs: &Reading) -> String {
    let show = |r: &Reading| {
        let text = format!("{} {:?}", json!(r.documents), r.errors);
        text.chars().take(1500).collect::<String>()
    };
    format!("{name}: {outcome:?}\n  ours   {}\n  theirs {}", show(ours), show(theirs))
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn tricky_texts_are_read_as_kubernetes_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(FIXTURES);
    let texts: Vec<(String, String)> =
        texts(&root, "").into_iter().flat_map(|(name, text)| parts(&name, &text)).collect();
    assert!(texts.len() > 100, "only {} tricky texts were found", texts.len());
    for known in KNOWN {
        assert!(texts.iter().any(|(name, _)| name == known.name), "no text is called {}: {}", known.name, known.why);
    }
    let surprises = compare("tricky texts", &texts);
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}

/// A fixture holds many texts; a line `#### name [flags]` begins each. The flags turn line feeds into
/// other bytes, which an editor would not keep: `crlf`, `bom`, `esc` (JSON escapes of the whole text).
fn parts(file: &str, text: &str) -> Vec<(String, String)> {
    text.split("#### ").skip(1).map(|part| part_of(file, part)).collect()
}

fn part_of(file: &str, part: &str) -> (String, String) {
    let (head, body) = part.split_once('\n').expect("a line of its name");
    let mut words = head.split_whitespace();
    let name = words.next().expect("a name");
    let body = words.fold(body.to_owned(), |body, flag| match flag {
        "crlf" => body.replace('\n', "\r\n"),
        "cr" => body.replace('\n', "\r"),
        "bom" => format!("\u{feff}{body}"),
        "open" => body.trim_end_matches('\n').to_owned(),
        "esc" => serde_json::from_str(&format!("\"{}\"", body.trim_end_matches('\n'))).expect("escapes"),
        other => panic!("unknown flag {other}"),
    });
    (format!("{file}#{name}"), body)
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn the_corpus_is_read_as_kubernetes_reads_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(CORPUS);
    if !root.exists() {
        eprintln!("skipped: ../shared is absent");
        return;
    }
    let surprises: Vec<String> = PARTS.iter().flat_map(|part| compare(part, &texts(&root, part))).collect();
    assert!(surprises.is_empty(), "{}", surprises.join("\n"));
}
