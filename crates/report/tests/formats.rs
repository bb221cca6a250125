//! Every format shows the same assessment: its counts agree, its bytes repeat, its forms are valid.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use common::{assessment, text};
use plimsoll_engine::Assessment;
use plimsoll_report::{Format, Lang, Style};
use serde_json::Value;

fn all() -> Style {
    Style { max_per_check: 0, width: 120, ..Style::default() }
}

fn json(assessment: &Assessment, format: Format) -> Value {
    serde_json::from_str(&text(assessment, format, &all())).unwrap()
}

fn records(assessment: &Assessment) -> Vec<Value> {
    text(assessment, Format::Jsonl, &all()).lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn len(value: &Value) -> usize {
    value.as_array().unwrap().len()
}

#[derive(Debug, PartialEq, Eq)]
struct Seen {
    findings: usize,
    unknowns: usize,
    blind: usize,
}

fn in_json(value: &Value) -> Seen {
    Seen { findings: len(&value["findings"]), unknowns: len(&value["unknowns"]), blind: len(&value["blind"]) }
}

fn in_lines(records: &[Value]) -> Seen {
    let of = |kind: &str| records.iter().filter(|r| r["type"] == kind).count();
    Seen { findings: of("finding"), unknowns: of("unknown"), blind: of("blind") }
}

fn in_sarif(value: &Value) -> Seen {
    let run = &value["runs"][0];
    let of = |kind: &str| run["results"].as_array().unwrap().iter().filter(|r| r["kind"] == kind).count();
    let blind = len(&run["invocations"][0]["toolExecutionNotifications"]);
    Seen { findings: of("fail"), unknowns: of("open"), blind }
}

/// What was observed, not what was found of requirements.
fn in_oscal(value: &Value) -> Seen {
    let observations = value["assessment-results"]["results"][0]["observations"].as_array().unwrap();
    let entries = observations.iter().filter(|o| o["types"][0] != "control-objective");
    let of = |state: &str| entries.clone().filter(|o| o["props"][0]["value"] == state).count();
    Seen { findings: of("gap"), unknowns: of("unknown"), blind: of("not-read") }
}

/// From what is shown one by one, not from the summary.
fn in_human(text: &str) -> Seen {
    let count = |test: fn(&str) -> bool| text.lines().filter(|l| test(l)).count();
    let severities = |l: &str| ["critical[", "high[", "medium[", "low[", "info["].iter().any(|s| l.starts_with(s));
    let verdicts = text.lines().filter_map(|l| l.trim_start().split_once(" verdict")?.0.parse::<usize>().ok());
    let read = text.split("\nNot read: ").nth(1).map_or("", |t| t.split("\n\n").next().unwrap());
    let blind = read.lines().filter(|l| l.starts_with(" k8s/")).count();
    Seen { findings: count(severities), unknowns: verdicts.sum(), blind }
}

fn in_html(text: &str) -> Seen {
    let unknown = text.split("id=\"unknown\"").nth(1).unwrap().split("</section>").next().unwrap();
    let blind = text.split("id=\"blind\"").nth(1).unwrap().split("</section>").next().unwrap();
    Seen {
        findings: text.matches("<section class=\"finding ").count(),
        unknowns: unknown.matches("<li ").count(),
        blind: blind.matches("class=\"blindness\"").count(),
    }
}

#[test]
fn all_formats_agree_in_their_counts() {
    let a = assessment();
    let wanted = Seen { findings: a.findings.len(), unknowns: a.unknowns.len(), blind: a.blind.len() };
    assert!(wanted.findings > 20 && wanted.unknowns > 3 && wanted.blind == 2, "{wanted:?}");
    assert_eq!(in_json(&json(&a, Format::Json)), wanted);
    assert_eq!(in_lines(&records(&a)), wanted);
    assert_eq!(in_sarif(&json(&a, Format::Sarif)), wanted);
    assert_eq!(in_human(&text(&a, Format::Human, &all())), wanted);
    assert_eq!(in_html(&text(&a, Format::Html, &all())), wanted);
    assert_eq!(in_oscal(&json(&a, Format::Oscal)), wanted);
}

#[test]
fn the_summary_says_what_is_shown_above_it() {
    let a = assessment();
    let line = "32 findings (2 critical, 13 high, 17 medium) in 15 objects · 5 unknown · 2 not read";
    assert_eq!(text(&a, Format::Human, &all()).lines().rev().nth(1), Some(line));
    assert!(text(&a, Format::Html, &all()).contains(line));
    let summary = records(&a).pop().unwrap();
    assert_eq!((&summary["type"], &summary["findings"]), (&"summary".into(), &32.into()));
    assert_eq!(summary["objects_with_findings"], 15);
}

#[test]
fn what_is_held_back_is_counted() {
    let a = assessment();
    let shown = |most| text(&a, Format::Human, &Style { max_per_check: most, ..all() });
    for most in [1, 3] {
        let text = shown(most);
        let more = text.lines().filter_map(|l| l.trim().strip_prefix("and ")?.split_once(" more of the same"));
        let hidden: usize = more.map(|(n, _)| n.parse::<usize>().unwrap()).sum();
        assert!(hidden > 0);
        assert_eq!(in_human(&text).findings + hidden, a.findings.len());
    }
    assert!(!shown(0).contains("of the same"));
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    for format in Format::ALL {
        for lang in [Lang::En, Lang::Zh] {
            let style = Style { lang, color: true, hyperlinks: true, ..Style::default() };
            assert_eq!(text(&assessment(), format, &style), text(&assessment(), format, &style), "{format}");
        }
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    for modes in [&[][..], &["openshift"], &["eks-fargate", "eks-mng"]] {
        let value = json(&common::assessment_in(modes), Format::Json);
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let mut value = json(&assessment(), Format::Json);
    value["findings"][0]["severity"] = "dreadful".into();
    assert!(!validator.is_valid(&value));
}

#[test]
fn json_reads_back_as_the_same_assessment() {
    let a = assessment();
    let text = text(&a, Format::Json, &Style::default());
    let back: Assessment = serde_json::from_str(&text).unwrap();
    assert_eq!(back.findings, a.findings);
    assert_eq!((back.unknowns, back.line), (a.unknowns, a.line));
    // The texts never leave with the data.
    assert!(!text.contains("example.com/web:1.2.3") && back.sources.is_empty());
}

#[test]
fn jsonl_has_every_control_of_the_line_once() {
    let a = assessment();
    let wanted: Vec<&str> = a.line.areas.iter().flat_map(|l| &l.controls).map(|c| c.control.as_str()).collect();
    let records = records(&a);
    let shown = records.iter().filter(|r| r["type"] == "control").map(|r| r["control"].as_str().unwrap());
    assert_eq!(shown.collect::<Vec<_>>(), wanted);
}

#[test]
fn sarif_points_at_the_rule_and_the_place() {
    let a = assessment();
    let value = json(&a, Format::Sarif);
    let run = &value["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for result in run["results"].as_array().unwrap() {
        let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let found = a.findings.iter().position(|f| f.check == "privileged-container").unwrap();
    let (place, result) = (&a.findings[found].places[0], &run["results"][found]);
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], &*place.file);
    assert_eq!(physical["region"]["startLine"], place.line);
    assert_eq!(physical["region"]["endColumn"], place.end_column);
    assert_eq!(result["partialFingerprints"]["plimsoll/v1"], a.findings[found].fingerprint.as_str());
}

#[test]
#[ignore = "needs the SARIF schema: make test-real"]
fn sarif_is_as_its_schema_says() {
    let hint = "set PLIMSOLL_SARIF_SCHEMA to what scripts/fetch-sarif-schema prints";
    let path = std::env::var("PLIMSOLL_SARIF_SCHEMA").expect(hint);
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).expect(hint)).unwrap();
    let validator = jsonschema::options().with_draft(jsonschema::Draft::Draft7).should_validate_formats(true);
    let validator = validator.build(&schema).unwrap();
    for modes in [&[][..], &["openshift"]] {
        let value = json(&common::assessment_in(modes), Format::Sarif);
        let errors: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let mut value = json(&assessment(), Format::Sarif);
    value["runs"][0]["results"][0]["kind"] = "wrong".into();
    assert!(!validator.is_valid(&value));
}
