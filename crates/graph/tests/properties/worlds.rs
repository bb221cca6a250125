//! The generator itself: the same for ever, full of both answers, and faithful in JSON.

use plimsoll_graph::rbac::{Rbac, Request, Role};
use plimsoll_graph::testing::{Options, Prng, World, read};

fn without_ids(roles: Vec<Role>) -> Vec<Role> {
    roles.into_iter().map(|role| Role { id: 0, ..role }).collect()
}

#[test]
fn the_numbers_are_those_of_splitmix64() {
    let mut prng = Prng::new(1_234_567);
    let known = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
    assert_eq!([prng.bits(), prng.bits(), prng.bits()], known);
}

#[test]
fn a_seed_is_a_world() {
    let options = Options { aggregation: true, ..Options::default() };
    let (one, two) = (World::generate(7, &options), World::generate(7, &options));
    assert_eq!(one.objects(), two.objects());
    assert_eq!(one.questions, two.questions);
    assert_ne!(one.objects(), World::generate(8, &options).objects());
}

#[test]
fn objects_read_back_as_what_they_were() {
    for seed in 0..50 {
        let world = World::generate(seed, &Options { aggregation: true, ..Options::default() });
        let (roles, bindings) = read(&world.objects());
        assert_eq!(without_ids(roles), without_ids(world.roles));
        let names = |bindings: &[plimsoll_graph::rbac::Binding]| -> Vec<_> {
            bindings.iter().map(|b| (b.name.clone(), b.role_ref.clone(), b.subjects.clone())).collect()
        };
        assert_eq!(names(&bindings), names(&world.bindings));
    }
}

#[test]
fn objects_are_such_as_a_server_accepts() {
    for seed in 0..50 {
        for object in World::generate(seed, &Options::default()).objects() {
            let namespaced = object["metadata"]["namespace"].is_string();
            for rule in object["rules"].as_array().into_iter().flatten() {
                let (objects, paths) = (&rule["resources"], &rule["nonResourceURLs"]);
                assert!(rule["verbs"].is_array() && objects.is_array() != paths.is_array());
                assert!(!(namespaced && paths.is_array()));
            }
            for subject in object["subjects"].as_array().into_iter().flatten() {
                let account = subject["kind"] == "ServiceAccount";
                assert!(!account || namespaced || subject["namespace"].is_string());
            }
            let local = object["roleRef"]["kind"] == "Role";
            assert!(!local || namespaced);
        }
    }
}

#[test]
fn reviews_carry_the_question() {
    let world = World::generate(3, &Options::default());
    for question in &world.questions {
        let spec = &question.review()["spec"];
        assert_eq!(spec["user"], question.identity.user);
        match &question.request {
            Request::Resource(request) => {
                assert_eq!(spec["resourceAttributes"]["resource"], request.resource);
            }
            Request::Path { path, .. } => assert_eq!(spec["nonResourceAttributes"]["path"], *path),
        }
    }
}

/// Questions that nobody is ever allowed would prove little.
#[test]
fn both_answers_are_frequent() {
    let (mut yes, mut all) = (0, 0);
    for seed in 0..50 {
        let world = World::generate(seed, &Options::default());
        let rbac = Rbac::live(world.roles, world.bindings);
        let allowed = |q: &&_| allows(&rbac, q);
        yes += world.questions.iter().filter(allowed).count();
        all += world.questions.len();
    }
    let percent = yes * 100 / all;
    assert!((15..=85).contains(&percent), "{percent} of a hundred are allowed");
}

fn allows(rbac: &Rbac, question: &plimsoll_graph::testing::Question) -> bool {
    rbac.allows(&question.identity, &question.request).is_some()
}
