//! A framework's report tells the same as the scan and the line.

use serde_json::Value;

use crate::support::{Folder, PRIVILEGED, QUIET, harbour};

fn run(args: &[&str]) -> (i32, String) {
    let estate = harbour();
    let mut all = vec![args[0], estate.to_str().expect("UTF-8")];
    all.extend(&args[1..]);
    let outcome = Folder::new().run(&all);
    (outcome.code, outcome.stdout)
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&run(args).1).expect("JSON")
}

/// The controls of a report with their requirement's state.
fn controls(report: &Value) -> Vec<Value> {
    let requirements = report["requirements"].as_array().expect("requirements");
    requirements.iter().flat_map(|r| r["controls"].as_array().expect("controls").clone()).collect()
}

#[test]
fn states_and_evidence_are_those_of_the_scan() {
    let scan = json(&["scan", "--format", "json"]);
    let areas = scan["line"]["areas"].as_array().expect("areas");
    let lines: Vec<&Value> = areas.iter().flat_map(|a| a["controls"].as_array().expect("controls")).collect();
    let report = json(&["report", "--framework", "nsa-cisa", "--format", "json"]);
    let mut seen = 0;
    for control in controls(&report) {
        let Some(line) = lines.iter().find(|l| l["control"] == control["control"]) else { continue };
        for field in ["state", "owner", "gaps", "unknown", "passed"] {
            assert_eq!(control[field], line[field], "{control}");
        }
        let named = |kind: &str| {
            control["evidence"].as_array().map_or(0, |e| e.iter().filter(|p| p["verdict"] == kind).count())
        };
        let waived = named("waived");
        assert_eq!(
            ((named("gap") + waived) as u64, named("unknown") as u64),
            (control["gaps"].as_u64().unwrap_or(0), control["unknown"].as_u64().unwrap_or(0))
        );
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_requirement_is_as_weak_as_its_weakest_control() {
    let order = ["open", "unseen", "closed", "theirs", "not-applicable"];
    let rank = |v: &Value| order.iter().position(|s| v["state"] == *s).expect("a state");
    let report = json(&["report", "--framework", "cis-kubernetes-1.12", "--format", "json", "--mode", "eks-mng"]);
    let requirements = report["requirements"].as_array().expect("requirements");
    for requirement in requirements {
        let weakest = requirement["controls"].as_array().expect("controls").iter().map(rank).min();
        assert_eq!(Some(rank(requirement)), weakest.or(Some(1)), "{requirement}");
    }
    for (at, state) in order.iter().enumerate() {
        let count = requirements.iter().filter(|r| rank(r) == at).count() as u64;
        assert_eq!(report["totals"][at]["state"], *state);
        assert_eq!(report["totals"][at]["requirements"].as_u64(), Some(count));
    }
    // Somebody else's control plane proves nothing about it, and is not told as closed.
    assert!(requirements.iter().any(|r| r["state"] == "theirs"));
}

#[test]
fn every_form_names_every_requirement_and_what_was_not_read() {
    let report = json(&["report", "--framework", "pss", "--format", "json"]);
    for format in ["human", "markdown"] {
        let (code, text) = run(&["report", "--framework", "pss", "--format", format, "--verbose"]);
        assert_eq!(code, 3, "the example holds a file that cannot be read");
        let flat = text.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
        for requirement in report["requirements"].as_array().expect("requirements") {
            let title = requirement["title"].as_str().expect("a title");
            assert!(flat.contains(title), "{format}: {title}");
        }
        let blind = report["blind"][0]["path"].as_str().expect("a path");
        assert!(flat.contains(blind) && flat.contains("1 not read"), "{format}: {blind}");
    }
}

#[test]
fn exit_codes_tell_blindness_and_wrong_usage() {
    let gap = Folder::new().with("pod.yaml", PRIVILEGED);
    assert_eq!(gap.run(&["report", "--framework", "pss"]).code, 0, "a report fails for no finding");
    let empty = Folder::new().with("notes.txt", "nothing");
    let outcome = empty.run(&["report", "--framework", "pss"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.stdout.contains("Nothing to look at"), "{}", outcome.stdout);
    assert_eq!(empty.run(&["report", "--framework", "pss", "--allow-blind"]).code, 0);
    let quiet = Folder::new().with("map.yaml", QUIET);
    let outcome = quiet.run(&["report", "--framework", "no-such"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("nsa-cisa") && outcome.stderr.contains("pss"), "{}", outcome.stderr);
    assert_eq!(quiet.run(&["report", "--framework", "pss", "--format", "sarif"]).code, 2);
    assert_eq!(quiet.run(&["report"]).code, 2);
}

#[test]
fn an_unknown_format_lists_them_all() {
    let outcome = Folder::new().with("map.yaml", QUIET).run(&["scan", "--format", "no-such"]);
    assert_eq!(outcome.code, 2);
    for format in plimsoll_report::Format::ALL {
        assert!(outcome.stderr.contains(format.as_str()), "{format}: {}", outcome.stderr);
    }
}

#[test]
fn a_framework_is_answered_as_oscal_at_the_told_time() {
    let time = "2026-01-02T03:04:05Z";
    let args = ["report", "--framework", "cis-eks-1.8", "--format", "oscal", "--as-of", time];
    let document = json(&args);
    let result = &document["assessment-results"]["results"][0];
    assert_eq!(result["start"], time);
    let told = json(&["report", "--framework", "cis-eks-1.8", "--format", "json"]);
    let states = |state: &str| {
        let requirements = told["requirements"].as_array().expect("requirements");
        requirements.iter().filter(|r| r["state"] == state).count()
    };
    let findings = result["findings"].as_array().expect("findings");
    let satisfied = findings.iter().filter(|f| f["target"]["status"]["state"] == "satisfied").count();
    assert_eq!(satisfied, states("closed"));
    assert_eq!(findings.len(), states("closed") + states("open") + states("unseen"));
    assert_eq!(document, json(&args), "the same input gives the same document");
}
