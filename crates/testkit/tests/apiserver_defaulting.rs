//! What the real API server fills in is what `plimsoll_estate::defaults` fills in.
//!
//! Every object is sent as a dry run with admission switched off, and what comes back is compared,
//! field by field, with what our table makes of the same object.

#![cfg(feature = "apiserver")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests may fail loudly")]

#[path = "defaulting/allotted.rs"]
mod allotted;
#[path = "defaulting/compare.rs"]
mod compare;
#[path = "defaulting/corpus.rs"]
mod corpus;
#[path = "defaulting/coverage.rs"]
mod coverage;
#[path = "defaulting/quantity.rs"]
mod quantity;

use std::collections::BTreeMap;

use plimsoll_estate::{KubeVersion, defaults};
use plimsoll_testkit::apiserver::{ApiError, ApiServer, FieldValidation};
use serde_json::Value;

use compare::{Difference, Sides};
use corpus::Found;
use coverage::Coverage;

/// How many differences are shown in full.
const SHOWN: usize = 20;
/// How many rejected objects are shown of each class.
const REJECTIONS_SHOWN: usize = 3;

#[derive(Default)]
struct Tally {
    compared: usize,
    equal: usize,
    custom: usize,
    rejected: BTreeMap<String, Vec<String>>,
    differences: Vec<(String, Difference)>,
    coverage: Coverage,
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn the_table_fills_in_what_the_server_fills_in() {
    let api = ApiServer::start(&[]).unwrap();
    let version: KubeVersion = api.kubernetes().parse().unwrap();
    let fixtures = run(&api, version, corpus::fixtures());
    fixtures.report("own fixtures", api.kubernetes());
    // Our own fixtures are all meant to be accepted: one that is not tests nothing.
    assert!(fixtures.rejected.is_empty() && fixtures.custom == 0, "{:#?}", fixtures.rejected);
    let unused = fixtures.coverage.unused(version);
    assert!(unused.is_empty(), "rows of the table that no fixture makes use of: {unused:#?}");
    let shared = corpus::shared().map(|found| run(&api, version, found));
    match &shared {
        Some(shared) => shared.report("corpus", api.kubernetes()),
        None => println!("SKIPPED: ../shared is absent, so only the project's own fixtures were compared"),
    }
    let differences = fixtures.differences.len() + shared.as_ref().map_or(0, |s| s.differences.len());
    assert_eq!(differences, 0, "see above");
    assert!(fixtures.compared > 60 && shared.is_none_or(|s| s.compared > 1000), "hardly anything was compared");
}

/// The server can be told to be as it was in the three versions before: what it then fills in shows
/// the versions that the table states.
#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn older_versions_are_filled_in_as_the_server_did_then() {
    let newest: KubeVersion = ApiServer::start(&[]).unwrap().kubernetes().parse().unwrap();
    for minor in newest.minor - 3..newest.minor {
        let flag = format!("--emulated-version=kube=1.{minor}");
        let api = ApiServer::start(&["--", &flag]).unwrap();
        let tally = run(&api, KubeVersion::v1(minor), corpus::fixtures_of_old());
        tally.report("own fixtures", &flag);
        assert!(tally.differences.is_empty(), "see above");
        assert!(tally.compared > 60, "hardly anything was compared");
    }
}

fn run(api: &ApiServer, version: KubeVersion, found: Vec<Found>) -> Tally {
    let mut tally = Tally::default();
    for Found { place, object } in found {
        tally.add(api, version, &place, object);
    }
    tally
}

impl Tally {
    fn add(&mut self, api: &ApiServer, version: KubeVersion, place: &str, object: Value) {
        if is_custom(&object) {
            self.custom += 1;
            return;
        }
        match answer(api, object) {
            Ok((object, answer, unknown)) => self.compare(place, version, &object, answer, &unknown),
            Err(error) => self.reject(place, &error),
        }
    }

    fn compare(&mut self, place: &str, version: KubeVersion, object: &Value, mut theirs: Value, unknown: &[String]) {
        let mut ours = object.clone();
        defaults::apply(&mut ours, version);
        self.coverage.note(object, &ours);
        allotted::remove(object, &mut ours, &mut theirs);
        let sides = Sides { given: Some(object), ours: Some(&ours), theirs: Some(&theirs) };
        let found = compare::differences(&sides, unknown);
        self.compared += 1;
        self.equal += usize::from(found.is_empty());
        self.differences.extend(found.into_iter().map(|d| (place.to_owned(), d)));
    }

    fn reject(&mut self, place: &str, error: &ApiError) {
        let class = class_of(error);
        self.rejected.entry(class).or_default().push(format!("{place}: {}", first_line(&error.message)));
    }

    fn report(&self, what: &str, kubernetes: &str) {
        let rejected: usize = self.rejected.values().map(Vec::len).sum();
        println!(
            "{what} against {kubernetes}: compared {}, equal {}, rejected {rejected}, custom {}",
            self.compared, self.equal, self.custom
        );
        for (class, places) in &self.rejected {
            println!("  rejected as {class}: {}", places.len());
            places.iter().take(REJECTIONS_SHOWN).for_each(|place| println!("    {place}"));
        }
        for (place, difference) in self.differences.iter().take(SHOWN) {
            println!("  differs: {place}: {difference}");
        }
    }
}

/// What the server makes of an object: the object as it was sent at last, the answer, and the
/// paths of fields that the kind does not have.
fn answer(api: &ApiServer, mut object: Value) -> Result<(Value, Value, Vec<String>), ApiError> {
    let mut unknown = Vec::new();
    let mut answer = api.dry_run_create(&object);
    while let Err(error) = &answer
        && let Some(fields) = mend(&mut object, error, &mut unknown)
    {
        answer = api.dry_run_create_with(&object, fields);
    }
    answer.map(|answer| (object, answer, unknown))
}

/// Mends what has nothing to do with defaults, so that more objects can be compared; each at most once.
fn mend(object: &mut Value, error: &ApiError, unknown: &mut Vec<String>) -> Option<FieldValidation> {
    if unknown.is_empty() && error.message.contains("strict decoding error") {
        *unknown = compare::unknown_fields(&error.message);
        // Something else than an unknown field, such as a key that stands twice, is mended too.
        unknown.push(String::new());
        return Some(FieldValidation::Ignore);
    }
    let fields = if unknown.is_empty() { FieldValidation::Strict } else { FieldValidation::Ignore };
    // The name is no name, or taken by what the server itself has made.
    let named = error.status == 409 || error.message.contains("metadata.name: ");
    if named && object["metadata"]["name"] != OTHER_NAME && object["metadata"].is_object() {
        object["metadata"]["name"] = OTHER_NAME.into();
        return Some(fields);
    }
    // An object of a beta version that has ended is one of its successor, where the fields are the same.
    let successor = SUCCESSORS.iter().find(|(old, _)| object["apiVersion"] == **old);
    let (_, new) = successor.filter(|_| error.status == 404)?;
    object["apiVersion"] = (*new).into();
    Some(fields)
}

const OTHER_NAME: &str = "other.name.example";
const SUCCESSORS: &[(&str, &str)] = &[
    ("batch/v1beta1", "batch/v1"),
    ("policy/v1beta1", "policy/v1"),
    ("apps/v1beta1", "apps/v1"),
    ("apps/v1beta2", "apps/v1"),
    ("extensions/v1beta1", "apps/v1"),
    ("discovery.k8s.io/v1beta1", "discovery.k8s.io/v1"),
    ("rbac.authorization.k8s.io/v1beta1", "rbac.authorization.k8s.io/v1"),
    ("rbac.authorization.k8s.io/v1alpha1", "rbac.authorization.k8s.io/v1"),
];

fn class_of(error: &ApiError) -> String {
    match error.status {
        422 => "invalid (422)".to_owned(),
        400 => "unreadable (400)".to_owned(),
        404 => "not served any more (404)".to_owned(),
        status => format!("status {status}"),
    }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().chars().take(200).collect()
}

/// Groups of the server itself; other groups need a definition that is not loaded.
const GROUPS: &[&str] = &[
    "",
    "admissionregistration.k8s.io",
    "apiextensions.k8s.io",
    "apiregistration.k8s.io",
    "apps",
    "authentication.k8s.io",
    "authorization.k8s.io",
    "autoscaling",
    "batch",
    "certificates.k8s.io",
    "coordination.k8s.io",
    "discovery.k8s.io",
    "events.k8s.io",
    "extensions",
    "flowcontrol.apiserver.k8s.io",
    "networking.k8s.io",
    "node.k8s.io",
    "policy",
    "rbac.authorization.k8s.io",
    "resource.k8s.io",
    "scheduling.k8s.io",
    "storage.k8s.io",
];

fn is_custom(object: &Value) -> bool {
    let api = object["apiVersion"].as_str().unwrap_or_default();
    !GROUPS.contains(&api.split_once('/').map_or("", |(group, _)| group))
}
