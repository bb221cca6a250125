//! OSCAL's assessment results: complete, honest about what was not seen, valid, and read by a second program.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use std::collections::BTreeSet;
use std::process::Command;

use plimsoll_catalog::Catalog;
use plimsoll_engine::{AgainstBaseline, Assessment, SinceChange, Standing, UnmatchedWaiver, Waived, WaivedBy, answer};
use plimsoll_model::Snapshot;
use plimsoll_report::{Error, Format, FrameworkFormat, Style, framework, render};
use serde_json::Value;

fn style() -> Style {
    Style { time: Some(common::TIME.to_owned()), ..Style::default() }
}

fn scan(assessment: &Assessment) -> Value {
    serde_json::from_str(&common::text(assessment, Format::Oscal, &style())).unwrap()
}

fn report(assessment: &Assessment, id: &str) -> Value {
    let catalog = Catalog::builtin();
    let (asked, mut out) = (catalog.framework(id).unwrap(), Vec::new());
    framework(assessment, catalog, asked, FrameworkFormat::Oscal, &style(), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn result(document: &Value) -> &Value {
    &document["assessment-results"]["results"][0]
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn prop<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    list(value, "props").iter().find(|p| p["name"] == name)?["value"].as_str()
}

/// With a gap that two people accepted, one of them without an end, and everything else that may be left out.
fn accepted() -> Assessment {
    let mut a = common::assessment();
    for (owner, until) in [(Some("platform"), Some("2026-12-31")), (None, None)] {
        let (owner, until) = (owner.map(str::to_owned), until.map(str::to_owned));
        let (file, reason) = ("plimsoll.waivers.toml".to_owned(), "[moves](https://example.com)\nin May".to_owned());
        let finding = a.findings.remove(0);
        a.waived.push(Waived { finding, by: WaivedBy::File, file, line: 3, reason, owner, until });
    }
    let why = "no such check".to_owned();
    let file = ".trivyignore".to_owned();
    a.unmatched_waivers.push(UnmatchedWaiver { file, line: 2, by: WaivedBy::Trivy, id: None, why });
    a.baseline = Some(AgainstBaseline { known: 2, fixed: 0, unjudged: 1 });
    a.since = Some(SinceChange { reference: "main".into(), files: 1, findings: 4, unknowns: 2 });
    a
}

/// Twins: everything that is said of one verdict is said of another.
fn twins() -> Assessment {
    let mut a = common::assessment();
    let twin = a.findings[0].clone();
    a.findings.insert(0, twin);
    a
}

fn documents() -> Vec<Value> {
    let empty = common::of(Snapshot::default(), &[]);
    let mut out: Vec<Value> = [common::assessment(), accepted(), twins(), empty].iter().map(scan).collect();
    for asked in Catalog::builtin().frameworks() {
        out.push(report(&accepted(), &asked.id));
        out.push(report(&common::assessment_in(&["eks-fargate", "openshift"]), &asked.id));
    }
    out
}

#[test]
fn every_entry_is_an_observation() {
    let a = accepted();
    let document = scan(&a);
    let of = |state: &str| {
        let entries = list(result(&document), "observations").iter().filter(|o| o["types"][0] != "control-objective");
        entries.filter(|o| prop(o, "state") == Some(state)).count()
    };
    assert_eq!((of("gap"), of("unknown"), of("not-read")), (a.findings.len(), a.unknowns.len(), a.blind.len()));
    assert_eq!((of("waived"), of("unmatched-waiver"), of("left-out")), (2, 1, 3));
    let nothing = scan(&common::of(Snapshot::default(), &[]));
    assert!(list(result(&nothing), "observations").iter().any(|o| prop(o, "state") == Some("nothing-seen")));
}

#[test]
fn a_gap_names_its_object_and_every_place() {
    let a = common::assessment();
    let document = scan(&a);
    let items = list(&result(&document)["local-definitions"], "inventory-items");
    let gaps = list(result(&document), "observations").iter().filter(|o| prop(o, "state") == Some("gap"));
    for (gap, finding) in gaps.zip(&a.findings) {
        assert_eq!(prop(gap, "fingerprint"), Some(&*finding.fingerprint));
        let item = items.iter().find(|i| i["uuid"] == gap["subjects"][0]["subject-uuid"]).unwrap();
        assert_eq!(prop(item, "kind"), Some(&*finding.subject.kind));
        let shown = list(gap, "relevant-evidence");
        assert_eq!(shown.len(), finding.places.len());
        for (evidence, place) in shown.iter().zip(&finding.places) {
            assert_eq!(
                (&evidence["href"], prop(evidence, "line")),
                (&(*place.file).into(), Some(&*place.line.to_string()))
            );
        }
    }
}

/// Satisfied is what is closed and nothing else; the provider's part has no finding.
#[test]
fn what_is_unseen_is_never_satisfied() {
    let (catalog, a) = (Catalog::builtin(), accepted());
    for asked in catalog.frameworks() {
        let (told, document) = (answer(&a, catalog, asked), report(&a, &asked.id));
        let findings = list(result(&document), "findings");
        let mut found = findings.iter();
        for requirement in &told.requirements {
            let (state, reason) = match requirement.state {
                Standing::Closed => ("satisfied", "pass"),
                Standing::Open => ("not-satisfied", "fail"),
                Standing::Unseen => ("not-satisfied", "other"),
                Standing::Theirs | Standing::NotApplicable => continue,
            };
            let finding = found.next().unwrap();
            assert_eq!(prop(finding, "requirement"), Some(requirement.id));
            let status = &finding["target"]["status"];
            assert_eq!((&status["state"], &status["reason"]), (&state.into(), &reason.into()), "{}", requirement.id);
            assert_eq!(reason == "other", status["remarks"].is_string());
        }
        assert!(found.next().is_none());
    }
    let scanned = scan(&a);
    let of =
        |state: &str| list(result(&scanned), "findings").iter().filter(|f| prop(f, "state") == Some(state)).count();
    let total = a.line.total();
    assert_eq!((of("closed"), of("open"), of("unseen")), (total.closed, total.open, total.unseen + total.out_of_sight));
    assert!(total.closed > 0 && total.open > 0 && total.unseen > 0);
}

#[test]
fn an_accepted_gap_is_a_risk_and_leaves_its_requirement_unsatisfied() {
    let document = scan(&accepted());
    let risks = list(result(&document), "risks");
    let states: Vec<&str> = risks.iter().map(|r| r["status"].as_str().unwrap()).collect();
    assert_eq!(states, ["deviation-approved", "deviation-requested"]);
    assert_eq!((&risks[0]["deadline"], risks[1].get("deadline")), (&"2026-12-31T23:59:59Z".into(), None));
    let findings = list(result(&document), "findings");
    for risk in risks {
        let about = findings.iter().filter(|f| list(f, "related-risks").iter().any(|r| r["risk-uuid"] == risk["uuid"]));
        assert!(about.clone().count() > 0);
        assert!(about.into_iter().all(|f| f["target"]["status"]["state"] == "not-satisfied"));
    }
}

/// Values of all keys that end so, wherever they stand.
fn values<'a>(value: &'a Value, key: &str, out: &mut Vec<&'a str>) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| values(v, key, out)),
        Value::Object(fields) => {
            out.extend(fields.iter().filter(|(k, _)| *k == key).filter_map(|(_, v)| v.as_str()));
            fields.values().for_each(|v| values(v, key, out));
        }
        _ => {}
    }
}

#[test]
fn every_id_is_unique_and_every_reference_leads_somewhere() {
    for document in documents() {
        let of = |key: &str| {
            let mut found = Vec::new();
            values(&document, key, &mut found);
            found
        };
        let ids = of("uuid");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id is used twice");
        for key in ["observation-uuid", "risk-uuid", "actor-uuid", "subject-uuid", "component-uuid"] {
            assert!(of(key).iter().all(|id| known.contains(id)), "{key}");
        }
        let plan = document["assessment-results"]["import-ap"]["href"].as_str().unwrap();
        assert!(known.contains(plan.strip_prefix('#').unwrap()));
        let parts: BTreeSet<&str> = of("id").into_iter().collect();
        assert!(of("target-id").iter().chain(&of("objective-id")).all(|id| parts.contains(id)));
        let controls = list(&document["assessment-results"]["local-definitions"], "objectives-and-methods");
        let controls: BTreeSet<&str> = controls.iter().map(|c| c["control-id"].as_str().unwrap()).collect();
        assert!(of("control-id").iter().all(|id| controls.contains(id)));
    }
}

#[test]
fn names_of_the_input_are_no_markup() {
    use pulldown_cmark::{Event, Parser, Tag};
    let document = scan(&accepted());
    for key in ["title", "description", "remarks", "prose", "statement"] {
        let mut texts = Vec::new();
        values(&document, key, &mut texts);
        for text in texts {
            let bad =
                |e: &Event<'_>| matches!(e, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. }));
            assert!(!Parser::new(text).any(|e| bad(&e)), "{text}");
            assert!(!text.contains('\u{1b}'));
        }
    }
}

#[test]
fn the_time_is_told_and_never_asked() {
    let mut a = common::assessment();
    let mut out = Vec::new();
    let untold = render(&a, Catalog::builtin(), Format::Oscal, &Style::default(), &mut out);
    assert!(matches!(untold, Err(Error::Time)) && out.is_empty());
    let first = scan(&a);
    assert_eq!(result(&first)["start"], common::TIME);
    a.as_of = Some("2025-05-05T05:05:05Z".into());
    let later = scan(&a);
    assert_eq!(later["assessment-results"]["metadata"]["last-modified"], "2025-05-05T05:05:05Z");
    // Results of another time are another document; what they speak of keeps its ids.
    assert_ne!(first["assessment-results"]["uuid"], later["assessment-results"]["uuid"]);
    let ids = |d: &Value| list(result(d), "observations").iter().map(|o| o["uuid"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&first), ids(&later));
}

#[test]
#[ignore = "needs NIST's schemas: make test-real"]
fn results_are_as_nists_schemas_say() {
    let hint = "set PLIMSOLL_OSCAL_SCHEMAS to what scripts/fetch-oscal-schemas prints";
    let folder = std::path::PathBuf::from(std::env::var("PLIMSOLL_OSCAL_SCHEMAS").expect(hint));
    for version in ["1.1.3", "1.2.1"] {
        let text = std::fs::read_to_string(folder.join(format!("assessment-results-{version}.json"))).expect(hint);
        let schema: Value = serde_json::from_str(&text).unwrap();
        let options = jsonschema::options().with_draft(jsonschema::Draft::Draft7).should_validate_formats(true);
        let validator = options.build(&schema).unwrap();
        for document in documents() {
            let errors = validator.iter_errors(&document).map(|e| format!("{}: {e}", e.instance_path()));
            let errors: Vec<String> = errors.take(5).collect();
            assert!(errors.is_empty(), "{version}: {errors:#?}");
        }
        for (path, wrong) in [("uuid", "1"), ("results", "none")] {
            let mut document = scan(&common::assessment());
            document["assessment-results"][path] = wrong.into();
            assert!(!validator.is_valid(&document), "{version}: {path}");
        }
        let mut document = scan(&common::assessment());
        document["assessment-results"]["results"][0]["findings"][0]["target"]["status"]["state"] = "unseen".into();
        assert!(!validator.is_valid(&document), "{version}");
    }
}

/// Two other readers: compliance-trestle parses the documents into its own model, and the package `oscal` holds them
/// against NIST's metaschema, allowed values included.
#[test]
#[ignore = "needs readers of OSCAL: make test-real"]
fn other_programs_read_the_results() {
    let hint = "set PLIMSOLL_OSCAL_READER to what scripts/fetch-oscal-reader prints";
    let python = std::env::var("PLIMSOLL_OSCAL_READER").expect(hint);
    let folder = tempfile::tempdir().unwrap();
    for (n, document) in documents().iter().enumerate() {
        std::fs::write(folder.path().join(format!("{n:02}.json")), document.to_string()).unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_oscal.py");
    // One of them unpacks its data into the folder that it is started in.
    let work = tempfile::tempdir().unwrap();
    let output = Command::new(python).current_dir(work.path()).arg(script).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(said.contains(&format!("{} read", documents().len())), "{said}");
}
