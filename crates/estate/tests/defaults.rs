//! What the API server fills in, without the server: the cases that matter to checks, and two laws.
//! The comparison with a real server stands in the test kit.

use plimsoll_estate::KubeVersion;
use plimsoll_estate::defaults::{Fill, Rule, apply, lookup, rows};
use proptest::prelude::*;
use serde_json::{Value, json};

const LATEST: KubeVersion = KubeVersion::LATEST;

fn applied(mut object: Value, version: KubeVersion) -> Value {
    apply(&mut object, version);
    object
}

fn pod(spec: Value) -> Value {
    json!({ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "p" }, "spec": spec })
}

fn deployment(spec: Value) -> Value {
    json!({ "apiVersion": "apps/v1", "kind": "Deployment", "spec": { "template": { "spec": spec } } })
}

#[test]
fn a_container_gets_policies_and_a_pod_gets_its_own() {
    let pod = applied(pod(json!({ "containers": [{ "name": "a", "image": "a" }] })), LATEST);
    let container = &pod["spec"]["containers"][0];
    assert_eq!(container["imagePullPolicy"], "Always");
    assert_eq!(container["terminationMessagePolicy"], "File");
    assert_eq!(pod["spec"]["restartPolicy"], "Always");
    assert_eq!(pod["spec"]["securityContext"], json!({}));
    assert_eq!(pod["spec"]["enableServiceLinks"], true);
    assert_eq!(pod["spec"].get("serviceAccountName"), None, "that is for admission to choose");
}

#[test]
fn the_count_is_that_of_the_values_filled_in() {
    let mut secret = json!({ "apiVersion": "v1", "kind": "Secret" });
    assert_eq!(apply(&mut secret, LATEST).count, 1);
    assert_eq!(apply(&mut secret, LATEST).count, 0);
    let mut custom = json!({ "apiVersion": "example.org/v1", "kind": "Secret" });
    assert_eq!(apply(&mut custom, LATEST).count, 0);
    assert_eq!(custom, json!({ "apiVersion": "example.org/v1", "kind": "Secret" }));
}

#[test]
fn requests_follow_limits_in_pods_but_not_in_templates() {
    let spec = json!({ "containers": [{ "resources": { "limits": { "cpu": 1 }, "requests": { "memory": "1Gi" } } }] });
    let at = |object: Value, path: &str| object.pointer(path).cloned();
    let of_pod = at(applied(pod(spec.clone()), LATEST), "/spec/containers/0/resources/requests");
    assert_eq!(of_pod, Some(json!({ "memory": "1Gi", "cpu": 1 })));
    let of_template = at(applied(deployment(spec), LATEST), "/spec/template/spec/containers/0/resources/requests");
    assert_eq!(of_template, Some(json!({ "memory": "1Gi" })));
}

#[test]
fn ports_of_templates_became_host_ports_up_to_1_27() {
    let spec = json!({ "hostNetwork": true, "containers": [{ "ports": [{ "containerPort": 80 }] }] });
    let port = |version| {
        let object = applied(deployment(spec.clone()), version);
        object.pointer("/spec/template/spec/containers/0/ports/0/hostPort").cloned()
    };
    assert_eq!(port(KubeVersion::v1(27)), Some(json!(80)));
    assert_eq!(port(KubeVersion::v1(28)), None);
    let own = applied(pod(spec), LATEST);
    assert_eq!(own.pointer("/spec/containers/0/ports/0/hostPort"), Some(&json!(80)));
}

#[test]
fn null_counts_as_absent() {
    let volumes = json!([{ "name": "v", "emptyDir": null }, { "name": "w", "hostPath": null }]);
    let pod = applied(pod(json!({ "volumes": volumes, "dnsPolicy": null })), LATEST);
    assert_eq!(pod["spec"]["volumes"][0], json!({ "name": "v", "emptyDir": {} }));
    assert_eq!(pod["spec"]["volumes"][1]["emptyDir"], json!({}));
    assert_eq!(pod["spec"]["dnsPolicy"], "ClusterFirst");
}

#[test]
fn a_wrong_type_is_left_for_the_server_to_refuse() {
    for wrong in [json!("text"), json!([]), json!(7), json!(true)] {
        assert_eq!(applied(deployment(wrong.clone()), LATEST)["spec"]["template"]["spec"], wrong);
    }
    let containers = json!(["a", 7, [], { "ports": "none" }]);
    let pod = applied(pod(json!({ "containers": containers })), LATEST);
    assert_eq!(pod["spec"]["containers"][0], "a");
    assert_eq!(pod["spec"]["containers"][3]["ports"], "none");
}

#[test]
fn versions_decide() {
    let job = |minor| applied(json!({ "apiVersion": "batch/v1", "kind": "Job", "spec": {} }), KubeVersion::v1(minor));
    assert_eq!(job(21)["spec"].get("completionMode"), None);
    assert_eq!(job(22)["spec"]["completionMode"], "NonIndexed");
    assert_eq!(job(28)["spec"].get("podReplacementPolicy"), None);
    assert_eq!(job(29)["spec"]["podReplacementPolicy"], "TerminatingOrFailed");
}

#[test]
fn documentation_finds_conditions_and_rules() {
    let found = lookup("", "Service", "spec.externalTrafficPolicy");
    assert!(found.len() == 2 && found.iter().all(|row| !row.when.is_empty()));
    let found = lookup("", "Pod", "spec.containers[].imagePullPolicy");
    assert_eq!(found[0].fill, Fill::Rule(Rule::PullPolicy("image")));
    assert!(lookup("", "Pod", "spec.containers[].image").is_empty());
}

/// `apiVersion`, kind and path of every row.
fn places() -> Vec<(String, &'static str, String)> {
    let api = |group: &str| match group {
        "autoscaling" => "autoscaling/v2".to_owned(),
        "" => "v1".to_owned(),
        _ => format!("{group}/v1"),
    };
    rows().into_iter().map(|(group, kind, path, _)| (api(group), kind, path)).collect()
}

fn anything() -> impl Strategy<Value = Value> {
    let texts = ["", "x", "RollingUpdate", "ClientIP", "ExactCount", "LoadBalancer", "User", "registry/x:latest"];
    prop_oneof![
        Just(json!(null)),
        prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
        prop::sample::select(vec![-3, 0, 7]).prop_map(|number| json!(number)),
        any::<bool>().prop_map(|truth| json!(truth)),
        Just(json!([])),
        Just(json!(["x"])),
        Just(json!({})),
        Just(json!({ "x": "y" })),
        Just(json!([{ "name": "x", "image": "y", "containerPort": 9 }])),
    ]
}

/// An object of some kind where some of the fields that have defaults, or what is above them, are given.
fn objects() -> impl Strategy<Value = Value> {
    let places = places();
    let given = prop::collection::vec((any::<prop::sample::Index>(), 0..4usize, anything()), 0..12);
    (any::<prop::sample::Index>(), given).prop_map(move |(chosen, given)| {
        let (api, kind, _) = chosen.get(&places);
        let mut object = json!({ "apiVersion": api, "kind": kind });
        let own: Vec<_> = places.iter().filter(|place| place.1 == *kind).collect();
        for (index, up, value) in given {
            let steps: Vec<&str> = index.get(&own).2.split('.').collect();
            give(&mut object, &steps[..steps.len().saturating_sub(up / 2).max(1)], value);
        }
        object
    })
}

/// Puts a value at a path, with mappings and lists of one on the way.
fn give(node: &mut Value, steps: &[&str], value: Value) {
    let Some((step, rest)) = steps.split_first() else {
        *node = value;
        return;
    };
    if !node.is_object() {
        *node = json!({});
    }
    match step.strip_suffix("[]") {
        Some(list) if rest.is_empty() => node[list] = value,
        Some(list) => {
            if node[list].as_array().is_none_or(Vec::is_empty) {
                node[list] = json!([{}]);
            }
            give(&mut node[list][0], rest, value);
        }
        None => give(&mut node[*step], rest, value),
    }
}

/// Fields that the server settles whatever was given.
const SETTLED: &[&str] = &[
    "kubernetes.io/metadata.name",
    "finalizers",
    "serviceAccount",
    "terminationGracePeriodSeconds",
    "sessionAffinityConfig",
];

/// Whether everything that was given still stands; what says nothing may have given way.
fn keeps(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => before.iter().all(|(key, value)| {
            SETTLED.contains(&key.as_str()) || keeps(value, after.get(key).unwrap_or(&Value::Null))
        }),
        (Value::Array(before), Value::Array(after)) if !before.is_empty() => {
            before.len() == after.len() && before.iter().zip(after).all(|(before, after)| keeps(before, after))
        }
        _ => says_nothing(before) || before == after,
    }
}

fn says_nothing(value: &Value) -> bool {
    [json!(null), json!(""), json!(0), json!([]), json!({})].contains(value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn twice_is_once(object in objects(), minor in 16..40u16) {
        let version = KubeVersion::v1(minor);
        let once = applied(object, version);
        let mut twice = once.clone();
        let again = apply(&mut twice, version).count;
        prop_assert_eq!(&twice, &once);
        prop_assert_eq!(again, 0, "{}", once);
    }

    #[test]
    fn what_was_given_stays(object in objects(), minor in 16..40u16) {
        let after = applied(object.clone(), KubeVersion::v1(minor));
        prop_assert!(keeps(&object, &after), "{} became {}", object, after);
    }
}
