//! The real authorizer and ours give the same answers to thousands of random questions.
//!
//! All worlds live in one server at once, each with names of its own. Our side is built from what
//! the server lists afterwards, its own roles included, so both answer from the same facts.

#![cfg(feature = "apiserver")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests may fail loudly")]

#[path = "rbac/prefix.rs"]
mod prefix;

use plimsoll_graph::rbac::{Decision, Rbac};
use plimsoll_graph::testing::{Options, Question, World, read};
use plimsoll_testkit::apiserver::{ApiError, ApiServer};
use serde_json::Value;

const WORLDS: u64 = 50;
const QUESTIONS: usize = 40;
/// Roles and bindings whose answers must be neither all yes nor all no.
const LEAST_OF_EACH: usize = 200;
const KINDS: [(&str, &str); 4] = [
    ("ClusterRole", "clusterroles"),
    ("Role", "roles"),
    ("ClusterRoleBinding", "clusterrolebindings"),
    ("RoleBinding", "rolebindings"),
];

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn random_questions_are_answered_as_the_authorizer_answers() {
    let api = ApiServer::start(&[]).unwrap();
    let options = Options { questions: QUESTIONS, ..Options::default() };
    let worlds: Vec<World> = (0..WORLDS).map(|seed| prefix::apart(World::generate(seed, &options), seed)).collect();
    let created: usize = worlds.iter().map(|world| create(&api, world)).sum();
    api.settle_rbac().unwrap();
    let (roles, bindings) = listed(&api).unwrap();
    println!("{created} roles and bindings created, {} and {} listed", roles.len(), bindings.len());
    let ours = Rbac::live(roles, bindings);
    let mut counts = [0, 0];
    let mut differences = Vec::new();
    for question in worlds.iter().flat_map(|world| &world.questions) {
        let theirs = asked(&api, question);
        counts[usize::from(theirs)] += 1;
        let decision = ours.decide(&question.identity, &question.request);
        if matches!(decision, Decision::Allowed(_)) != theirs || matches!(decision, Decision::Unknown(_)) {
            differences.push(format!("{question:?}: ours {decision:?}, theirs {theirs}"));
        }
    }
    let [denied, allowed] = counts;
    println!("asked {}, allowed {allowed}, denied {denied}, different {}", allowed + denied, differences.len());
    assert!(differences.is_empty(), "{:#?}", &differences[..differences.len().min(20)]);
    assert_eq!(allowed + denied, WORLDS as usize * QUESTIONS);
    assert!(allowed > LEAST_OF_EACH && denied > LEAST_OF_EACH, "the questions are too easy");
}

/// Namespaces need not exist for roles and bindings to count.
fn create(api: &ApiServer, world: &World) -> usize {
    let objects = world.objects().into_iter().filter(|object| object["kind"] != "Namespace");
    let created = objects.map(|object| api.create(&object).unwrap_or_else(|e| panic!("{object}: {e}")));
    created.count()
}

fn asked(api: &ApiServer, question: &Question) -> bool {
    let review = api.create(&question.review()).unwrap_or_else(|e| panic!("{question:?}: {e}"));
    assert!(review["status"]["evaluationError"].as_str().is_none_or(|e| e.contains("not found")), "{review}");
    review["status"]["allowed"].as_bool().unwrap()
}

type Listed = (Vec<plimsoll_graph::rbac::Role>, Vec<plimsoll_graph::rbac::Binding>);

/// Everything that the server has, as our side reads it.
fn listed(api: &ApiServer) -> Result<Listed, ApiError> {
    let mut objects = Vec::new();
    for (kind, plural) in KINDS {
        let mut list = api.get(&format!("/apis/rbac.authorization.k8s.io/v1/{plural}"))?;
        assert!(list["metadata"]["continue"].is_null(), "a list in parts");
        let Value::Array(items) = list["items"].take() else { panic!("no list of {plural}") };
        // The items of a list do not repeat their kind.
        objects.extend(items.into_iter().map(|mut item| {
            item["kind"] = kind.into();
            item
        }));
    }
    Ok(read(&objects))
}
