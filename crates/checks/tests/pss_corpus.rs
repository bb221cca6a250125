//! The upstream conformance pods of the Pod Security Standards, as they are and rewritten in ways that must
//! not change the verdict. The pods lie outside the project; without them the tests say so.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test: it says what it did, and a panic is a failure")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use plimsoll_checks::pss::{Level, conformance_case};
use plimsoll_estate::KubeVersion;
use plimsoll_model::Truth;
use serde_json::{Map, Value, json};

/// A case of the index, with the pod's text.
struct Case {
    name: String,
    text: String,
    level: Level,
    version: KubeVersion,
    allowed: bool,
    control: Option<String>,
}

fn corpus() -> Option<Vec<Case>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/pss");
    let Ok(index) = fs::read_to_string(root.join("index.json")) else {
        println!("skipped: ../shared is absent");
        return None;
    };
    let index: Value = serde_json::from_str(&index).unwrap();
    let cases = index["cases"].as_array().unwrap();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    Some(cases.iter().map(|case| read(case, |file| text(&mut texts, &root, file))).collect())
}

fn text(texts: &mut BTreeMap<String, String>, root: &std::path::Path, file: &str) -> String {
    let read = || fs::read_to_string(root.join(file)).unwrap();
    texts.entry(file.to_owned()).or_insert_with(read).clone()
}

fn read(case: &Value, text: impl FnOnce(&str) -> String) -> Case {
    let field = |key: &str| case[key].as_str().unwrap();
    Case {
        name: format!("{} {} {}", field("level"), field("version"), field("file")),
        text: text(field("file")),
        level: field("level").parse().unwrap(),
        version: field("version").parse().unwrap(),
        allowed: field("expected") == "pass",
        control: case["control"].as_str().map(str::to_owned),
    }
}

/// What is wrong with our verdict on a case's pod, written as `text`.
fn fault(case: &Case, text: &str) -> Option<String> {
    let verdict = match conformance_case(text, case.level, case.version) {
        Ok(verdict) => verdict,
        Err(error) => return Some(format!("{}: {error}", case.name)),
    };
    let named = case.allowed || case.control.as_deref().is_none_or(|c| verdict.controls.contains(&c));
    let right = verdict.allowed == Truth::from(case.allowed) && named;
    (!right).then(|| format!("{}: wanted {:?} by {:?}, got {verdict:?}", case.name, case.allowed, case.control))
}

/// Judges every case as `rewrite` writes it.
fn all_agree(rewrite: impl Fn(&Case) -> String) {
    let Some(cases) = corpus() else { return };
    let faults: Vec<String> = cases.iter().filter_map(|case| fault(case, &rewrite(case))).collect();
    let shown: Vec<&String> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} of {} cases differ: {shown:#?}", faults.len(), cases.len());
    println!("{} cases agree", cases.len());
}

fn as_json(case: &Case) -> Value {
    plimsoll_syntax::parse(&case.text.as_str().into()).trees[0].root().to_json()
}

/// The same value with the keys of every mapping in the opposite order.
fn reversed(value: Value) -> Value {
    match value {
        Value::Object(map) => map.into_iter().rev().map(|(k, v)| (k, reversed(v))).collect::<Map<_, _>>().into(),
        Value::Array(list) => list.into_iter().map(reversed).collect(),
        other => other,
    }
}

fn containers(pod: &mut Value) -> impl Iterator<Item = &mut Value> {
    let spec = pod["spec"].as_object_mut().unwrap();
    let lists = spec.iter_mut().filter(|(key, _)| key.to_lowercase().ends_with("containers"));
    lists.flat_map(|(_, list)| list.as_array_mut().unwrap())
}

/// Settings that a container takes from its pod where it has none of its own.
const INHERITED: [&str; 6] =
    ["appArmorProfile", "runAsNonRoot", "runAsUser", "seLinuxOptions", "seccompProfile", "windowsOptions"];

/// Moves what containers inherit into them, unless nobody inherits it: then the move would lose it.
fn moved_down(mut pod: Value) -> Value {
    for key in INHERITED {
        let Some(value) = pod["spec"]["securityContext"].get(key).cloned() else { continue };
        let heirs: Vec<&mut Value> = containers(&mut pod).filter(|c| c["securityContext"].get(key).is_none()).collect();
        let moved = !heirs.is_empty();
        for heir in heirs {
            heir["securityContext"][key] = value.clone();
        }
        if moved {
            pod["spec"]["securityContext"].as_object_mut().unwrap().remove(key);
        }
    }
    pod
}

#[test]
fn cases_as_they_are() {
    all_agree(|case| case.text.clone());
}

#[test]
fn cases_as_json_with_keys_in_another_order() {
    all_agree(|case| reversed(as_json(case)).to_string());
}

#[test]
fn cases_under_another_name() {
    all_agree(|case| {
        let mut pod = as_json(case);
        pod["metadata"]["name"] = json!("allowed-by-policy");
        pod["metadata"]["namespace"] = json!("kube-system");
        pod.to_string()
    });
}

#[test]
fn cases_inside_a_template() {
    all_agree(|case| {
        let pod = as_json(case);
        let template = json!({ "metadata": pod["metadata"], "spec": pod["spec"] });
        json!({
            "apiVersion": "batch/v1",
            "kind": "CronJob",
            "metadata": { "name": "nightly" },
            "spec": { "schedule": "@daily", "jobTemplate": { "spec": { "template": template } } },
        })
        .to_string()
    });
}

#[test]
fn cases_with_pod_settings_moved_to_the_containers() {
    all_agree(|case| moved_down(as_json(case)).to_string());
}
