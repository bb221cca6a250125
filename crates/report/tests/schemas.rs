//! The formats whose form this project defines itself: JSON, each line of JSON Lines, the framework's JSON.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests may fail loudly")]

mod common;

use jsonschema::Validator;
use plimsoll_catalog::Catalog;
use plimsoll_engine::{AgainstBaseline, Assessment, SinceChange, Waived, WaivedBy};
use plimsoll_model::Snapshot;
use plimsoll_report::{Format, FrameworkFormat, Style, framework};
use serde_json::Value;

/// A schema that names parts of `schema.json`, which stands beside it.
fn schema(text: &str) -> Validator {
    let whole: Value = serde_json::from_str(include_str!("../schema.json")).unwrap();
    // One document of both, so that the names of the parts lead somewhere without files.
    let mut schema: Value = serde_json::from_str(&text.replace("schema.json#/", "#/$defs/whole/")).unwrap();
    let inside = whole.to_string().replace("\"#/", "\"#/$defs/whole/");
    schema["$defs"]["whole"] = serde_json::from_str(&inside).unwrap();
    schema["$defs"]["whole"].as_object_mut().unwrap().remove("$schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

fn errors(validator: &Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

fn accepted() -> Assessment {
    let mut a = common::assessment_in(&["openshift", "eks-fargate"]);
    let finding = a.findings.remove(0);
    let (file, reason) = ("plimsoll.waivers.toml".to_owned(), "moves in May".to_owned());
    a.waived.push(Waived { finding, by: WaivedBy::File, file, line: 3, reason, owner: None, until: None });
    a.baseline = Some(AgainstBaseline { known: 2, fixed: 0, unjudged: 1 });
    a.since = Some(SinceChange { reference: "main".into(), files: 1, findings: 4, unknowns: 2 });
    a
}

fn assessments() -> [Assessment; 3] {
    [common::assessment(), accepted(), common::of(Snapshot::default(), &[])]
}

#[test]
fn every_line_of_json_lines_is_as_its_schema_says() {
    let validator = schema(include_str!("../schema-jsonl.json"));
    let mut kinds = std::collections::BTreeSet::new();
    for a in assessments() {
        for line in common::text(&a, Format::Jsonl, &Style::default()).lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            assert_eq!(errors(&validator, &record), [""; 0], "{line}");
            kinds.insert(record["type"].as_str().unwrap().to_owned());
            for (field, wrong) in [("type", "thing"), ("more", "x")] {
                let mut broken = record.clone();
                broken[field] = wrong.into();
                assert!(!validator.is_valid(&broken), "{broken}");
            }
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["blind", "control", "finding", "skipped", "summary", "unknown", "waived"]
    );
}

#[test]
fn a_frameworks_json_is_as_its_schema_says() {
    let validator = schema(include_str!("../schema-framework.json"));
    let catalog = Catalog::builtin();
    for a in assessments() {
        for asked in catalog.frameworks() {
            let mut out = Vec::new();
            framework(&a, catalog, asked, FrameworkFormat::Json, &Style::default(), &mut out).unwrap();
            let mut value: Value = serde_json::from_slice(&out).unwrap();
            assert_eq!(errors(&validator, &value), [""; 0], "{}", asked.id);
            value["requirements"][0]["state"] = "fine".into();
            assert!(!validator.is_valid(&value));
        }
    }
}
