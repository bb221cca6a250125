//! One result model: every format tells the same, on any number of threads.

use plimsoll_report::Format;
use serde_json::Value;

use crate::support::{Folder, harbour};

fn scan(format: &str, more: &[&str]) -> String {
    let estate = harbour();
    let mut args = vec!["scan", estate.to_str().expect("UTF-8"), "--format", format, "--verbose"];
    args.extend(more);
    Folder::new().run(&args).stdout
}

fn json() -> Value {
    serde_json::from_str(&scan("json", &[])).expect("JSON")
}

fn length(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

#[test]
fn every_format_counts_the_same() {
    let json = json();
    let (findings, unknowns, blind) = (length(&json["findings"]), length(&json["unknowns"]), length(&json["blind"]));
    assert!(findings > 20 && unknowns > 0 && blind > 0, "{findings} {unknowns} {blind}");

    let sarif: Value = serde_json::from_str(&scan("sarif", &[])).expect("SARIF");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let of_kind = |kind: &str| results.iter().filter(|r| r["kind"].as_str().unwrap_or("fail") == kind).count();
    assert_eq!((of_kind("fail"), of_kind("open")), (findings, unknowns));

    let records: Vec<Value> = scan("jsonl", &[]).lines().map(|l| serde_json::from_str(l).expect("a record")).collect();
    let of_type = |kind: &str| records.iter().filter(|r| r["type"] == kind).count();
    assert_eq!((of_type("finding"), of_type("unknown"), of_type("blind")), (findings, unknowns, blind));

    let html = scan("html", &[]);
    assert_eq!(html.matches("<section class=\"finding ").count(), findings);

    let oscal: Value = serde_json::from_str(&scan("oscal", &[])).expect("OSCAL");
    let observations = oscal["assessment-results"]["results"][0]["observations"].as_array().expect("observations");
    let entries = observations.iter().filter(|o| o["types"][0] != "control-objective");
    let of = |state: &str| entries.clone().filter(|o| o["props"][0]["value"] == state).count();
    assert_eq!((of("gap"), of("unknown"), of("not-read")), (findings, unknowns, blind));

    let human = scan("human", &[]);
    assert!(human.contains(&format!("{findings} findings")), "{human}");
}

/// How often the listings say what, each in its own way: findings, unknown verdicts, what was not read.
#[test]
fn every_listing_counts_the_same() {
    let json = json();
    let wanted = (length(&json["findings"]), length(&json["unknowns"]), length(&json["blind"]));
    let words = ["critical", "high", "medium", "low", "info"];
    let lines = |text: &str, test: &dyn Fn(&str) -> bool| text.lines().filter(|l| test(l)).count();

    let concise = scan("concise", &[]);
    let gap = |l: &str| words.iter().any(|w| l.contains(&format!(": {w}[")));
    let of = |word: &str| lines(&concise, &|l| !gap(l) && l.contains(word));
    assert_eq!((lines(&concise, &gap), of("unknown["), of(": not-read ")), wanted, "{concise}");

    let table = scan("table", &["--ascii"]);
    let first = |l: &str| l.strip_prefix("| ").and_then(|l| l.split(" |").next()).unwrap_or_default().trim().to_owned();
    let of = |word: &str| lines(&table, &|l| first(l) == word);
    assert_eq!((words.iter().map(|w| of(w)).sum(), of("unknown"), of("not read")), wanted, "{table}");

    let junit = scan("junit", &[]);
    let of = |text: &str| junit.matches(text).count();
    assert_eq!((of("<failure "), of("<skipped type=\"unknown\""), of("<error ")), wanted);

    let gitlab: Value = serde_json::from_str(&scan("gitlab", &[])).expect("JSON");
    let told =
        |i: &Value| i["description"].as_str().unwrap_or_default().split(": ").next().unwrap_or_default().to_owned();
    let issues = gitlab.as_array().expect("issues");
    let of = |word: &str| issues.iter().filter(|i| i["severity"] == "info" && told(i) == word).count();
    let others = ["unknown", "not-read", "skipped", "waived", "unmatched-waiver", "left-out"].map(of);
    assert_eq!((issues.len() - others.iter().sum::<usize>(), others[0], others[1]), wanted);

    let github = scan("github", &[]);
    let of = |word: &str| lines(&github, &|l| l.starts_with("::") && l.contains(&format!("title={word}")));
    assert_eq!((words.iter().map(|w| of(w)).sum(), of("unknown"), of("not-read")), wanted, "{github}");

    let csv = scan("csv", &[]);
    let of = |word: &str| lines(&csv, &|l| l.starts_with(&format!("{word},")));
    assert_eq!((of("gap"), of("unknown"), of("not-read")), wanted, "{csv}");

    let markdown = scan("markdown", &[]);
    let part = |title: &str| markdown.split(&format!("\n## {title}")).nth(1).and_then(|t| t.split("\n## ").next());
    let rows = |title: &str| lines(part(title).unwrap_or_default(), &|l| l.starts_with("| `") || l.starts_with("|  |"));
    assert_eq!((rows("Findings"), rows("Not known"), rows("Not read")), wanted, "{markdown}");
}

#[test]
fn counts_in_the_report_are_those_of_its_lists() {
    let json = json();
    assert_eq!(json["counts"]["gaps"].as_u64(), Some(length(&json["findings"]) as u64));
    assert_eq!(json["counts"]["unknown"].as_u64(), Some(length(&json["unknowns"]) as u64));
}

#[test]
fn the_same_bytes_on_one_thread_and_many() {
    for format in Format::ALL.map(Format::as_str) {
        let on = |threads| scan(format, &["--as-of", "2026-01-02T03:04:05Z", "--threads", threads]);
        assert_eq!(on("1"), on("7"), "{format}");
    }
}

#[test]
fn the_areas_of_the_example_have_something_closed_open_and_unseen() {
    let json = json();
    let areas = json["line"]["areas"].as_array().expect("areas").clone();
    let count = |wanted: &str, state: &str| {
        let area = areas.iter().find(|a| a["area"] == wanted).expect("the area");
        area[state].as_u64().unwrap_or(0)
    };
    for area in ["identity", "workloads", "pod-network", "exposure"] {
        assert!(["closed", "open", "unseen"].iter().all(|state| count(area, state) > 0), "{area}");
    }
    // What closes these is not in manifests, or has no check yet.
    for area in ["secrets", "supply-chain"] {
        assert!(count(area, "open") > 0 && count(area, "unseen") > 0, "{area}");
    }
}
