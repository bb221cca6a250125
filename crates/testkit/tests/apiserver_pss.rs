//! The real PodSecurity plug-in, the upstream conformance pods and our evaluation agree.

#![cfg(feature = "apiserver")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests may fail loudly")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_checks::pss::{Level, conformance_case};
use plimsoll_estate::KubeVersion;
use plimsoll_model::Truth;
use plimsoll_testkit::apiserver::{ApiError, ApiServer};
use serde_json::{Value, json};

const SHOWN: usize = 20;

struct Case {
    file: String,
    level: String,
    version: String,
    passes: bool,
}

#[derive(Default)]
struct Tally {
    agreed: usize,
    invalid: BTreeMap<String, usize>,
    beyond: usize,
    differences: Vec<String>,
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn the_plug_in_the_corpus_and_we_agree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/pss");
    if !root.is_dir() {
        println!("SKIPPED: ../shared is absent, and with it the conformance pods");
        return;
    }
    let api = ApiServer::start(&["--enable-admission-plugins=PodSecurity"]).unwrap();
    let server: KubeVersion = api.kubernetes().parse().unwrap();
    let cases = cases(&root);
    make_namespaces(&api, &cases);
    let mut tally = Tally::default();
    for case in &cases {
        tally.add(&api, server, &root, case);
    }
    tally.report(cases.len(), api.kubernetes());
    assert!(tally.differences.is_empty(), "see above");
    assert!(tally.agreed > cases.len() / 2, "hardly anything was compared");
}

fn cases(root: &Path) -> Vec<Case> {
    let index: Value = serde_json::from_str(&fs::read_to_string(root.join("index.json")).unwrap()).unwrap();
    let text = |case: &Value, key: &str| case[key].as_str().unwrap().to_owned();
    let cases = index["cases"].as_array().unwrap().iter().map(|case| Case {
        file: text(case, "file"),
        level: text(case, "level"),
        version: text(case, "version"),
        passes: case["expected"] == "pass",
    });
    cases.collect()
}

/// A namespace for each level and version; the version's dot is no part of a name.
fn namespace(case: &Case) -> String {
    format!("{}-{}", case.level, case.version.replace('.', "-"))
}

fn make_namespaces(api: &ApiServer, cases: &[Case]) {
    let wanted: BTreeSet<_> = cases.iter().map(|c| (namespace(c), &c.level, &c.version)).collect();
    for (name, level, version) in wanted {
        let labels = json!({
            "pod-security.kubernetes.io/enforce": level,
            "pod-security.kubernetes.io/enforce-version": version,
        });
        let metadata = json!({ "name": name, "labels": labels });
        api.create(&json!({ "apiVersion": "v1", "kind": "Namespace", "metadata": metadata })).unwrap();
    }
}

fn pod(path: &PathBuf, case: &Case) -> (Arc<str>, Value) {
    let text: Arc<str> = fs::read_to_string(path).unwrap().into();
    let parsed = plimsoll_syntax::parse(&text);
    let mut pod = parsed.trees[0].root().to_json();
    // Names of the corpus hold underscores, which validation refuses before the plug-in is asked.
    pod["metadata"]["name"] = "case".into();
    pod["metadata"]["namespace"] = namespace(case).into();
    (text, pod)
}

impl Tally {
    fn add(&mut self, api: &ApiServer, server: KubeVersion, root: &Path, case: &Case) {
        let (text, pod) = pod(&root.join(&case.file), case);
        let version: KubeVersion = case.version.parse().unwrap();
        // The server does not know versions newer than itself, and takes its own instead.
        let version = version.min(server);
        self.beyond += usize::from(version != case.version.parse().unwrap());
        let level: Level = case.level.parse().unwrap();
        let ours = conformance_case(&text, level, version).unwrap().allowed;
        let told = match api.dry_run_create(&pod) {
            Ok(_) => Some(true),
            Err(error) if is_refused_by_plug_in(&error) => Some(false),
            Err(error) => {
                *self.invalid.entry(reason(&error)).or_default() += 1;
                None
            }
        };
        let agreed = ours == Truth::from(case.passes) && told.is_none_or(|told| told == case.passes);
        match (agreed, told) {
            (false, told) => self.differences.push(format!(
                "{} {}@{}: corpus {}, ours {ours:?}, server {told:?}",
                case.file, case.level, case.version, case.passes
            )),
            (true, Some(_)) => self.agreed += 1,
            (true, None) => {}
        }
    }

    fn report(&self, cases: usize, kubernetes: &str) {
        let invalid: usize = self.invalid.values().sum();
        println!(
            "pss against {kubernetes}: cases {cases}, agreed {}, different {}, refused by validation {invalid}, newer than the server {}",
            self.agreed,
            self.differences.len(),
            self.beyond
        );
        self.invalid.iter().for_each(|(reason, count)| println!("  refused by validation: {count} {reason}"));
        self.differences.iter().take(SHOWN).for_each(|difference| println!("  differs: {difference}"));
    }
}

fn is_refused_by_plug_in(error: &ApiError) -> bool {
    error.status == 403 && error.message.contains("violates PodSecurity")
}

fn reason(error: &ApiError) -> String {
    error.message.rsplit("is invalid: ").next().unwrap_or_default().chars().take(120).collect()
}
