//! The real API server starts, defaults, refuses, authorises and learns kinds.

#![cfg(feature = "apiserver")]

use plimsoll_testkit::apiserver::{ApiError, ApiServer, FieldValidation, PodSecurityQuestion, pod_security};
use serde_json::{Value, json};

fn pod(name: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "Pod", "metadata": { "name": name },
        "spec": { "containers": [{ "name": "app", "image": "registry.example/app:1" }] },
    })
}

fn rbac(kind: &str, name: &str, rest: Value) -> Value {
    let mut object = json!({
        "apiVersion": "rbac.authorization.k8s.io/v1", "kind": kind, "metadata": { "name": name },
    });
    if let (Some(object), Value::Object(rest)) = (object.as_object_mut(), rest) {
        object.extend(rest);
    }
    object
}

fn defaults_are_those_of_the_api_alone(api: &ApiServer) -> Result<(), ApiError> {
    let spec = api.dry_run_create(&pod("defaults"))?["spec"].take();
    assert_eq!(spec["restartPolicy"], "Always");
    assert_eq!(spec["containers"][0]["imagePullPolicy"], "IfNotPresent");
    assert_eq!(spec["securityContext"], json!({}));
    // What admission of a real cluster would have added.
    for absent in ["serviceAccountName", "tolerations", "priority", "volumes", "nodeName"] {
        assert_eq!(spec.get(absent), None, "{absent}");
    }
    let kept = api.get("/api/v1/namespaces/default/pods")?;
    assert_eq!(kept["items"], json!([]), "a dry run keeps nothing");

    let mut elsewhere = pod("elsewhere");
    elsewhere["metadata"]["namespace"] = json!("nobody-created-it");
    let answer = api.dry_run_create(&elsewhere)?;
    assert_eq!(answer["metadata"]["namespace"], "nobody-created-it");
    Ok(())
}

fn refusals_carry_status_and_message(api: &ApiServer) -> Result<(), ApiError> {
    let mut wrong = pod("wrong");
    wrong["spec"]["containers"][0]["imagePullPolicy"] = json!("Sometimes");
    let refusal = api.dry_run_create(&wrong).map(drop);
    assert!(matches!(&refusal, Err(e) if e.status == 422 && e.message.contains("imagePullPolicy")), "{refusal:?}");
    let mut typing_error = pod("typing-error");
    typing_error["spec"]["hostNetwrok"] = json!(true);
    let refusal = api.dry_run_create(&typing_error).map(drop);
    assert!(matches!(&refusal, Err(e) if e.status == 400 && e.message.contains("hostNetwrok")), "{refusal:?}");
    let taken = api.dry_run_create_with(&typing_error, FieldValidation::Ignore)?;
    assert_eq!(taken["spec"].get("hostNetwrok"), None);
    Ok(())
}

fn access_follows_role_and_binding(api: &ApiServer) -> Result<(), ApiError> {
    let read_secrets = json!({ "verb": "get", "resource": "secrets", "namespace": "default" });
    let may = |user: &str, groups: &[&str], attributes: &Value| api.subject_access_review(user, groups, attributes);
    assert!(!may("ada", &["readers"], &read_secrets)?);
    let rules = json!([{ "verbs": ["get"], "apiGroups": [""], "resources": ["secrets"] }]);
    api.create(&rbac("Role", "reader", json!({ "rules": rules })))?;
    api.create(&rbac(
        "RoleBinding",
        "readers",
        json!({
            "roleRef": { "apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": "reader" },
            "subjects": [{ "apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": "readers" }],
        }),
    ))?;
    api.settle_rbac()?;
    assert!(may("ada", &["readers"], &read_secrets)?);
    assert!(!may("ada", &[], &read_secrets)?, "the right came with the group");
    let other = json!({ "verb": "get", "resource": "secrets", "namespace": "kube-system" });
    assert!(!may("ada", &["readers"], &other)?, "a Role counts in its namespace");
    let version = json!({ "verb": "get", "path": "/version" });
    assert!(may("ada", &["system:authenticated"], &version)?);
    Ok(())
}

fn crds_bring_kinds_with_schemas(api: &ApiServer) -> Result<(), ApiError> {
    let schema = json!({
        "type": "object",
        "properties": { "spec": { "type": "object", "properties": {
            "depth": { "type": "integer", "minimum": 1, "default": 7 },
        }}},
    });
    api.create_crd(&json!({
        "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
        "metadata": { "name": "hulls.test.example" },
        "spec": {
            "group": "test.example", "scope": "Namespaced",
            "names": { "plural": "hulls", "singular": "hull", "kind": "Hull", "listKind": "HullList" },
            "versions": [{ "name": "v1", "served": true, "storage": true,
                           "schema": { "openAPIV3Schema": schema } }],
        },
    }))?;
    let mut hull = json!({
        "apiVersion": "test.example/v1", "kind": "Hull",
        "metadata": { "name": "first" }, "spec": {},
    });
    assert_eq!(api.dry_run_create(&hull)?["spec"]["depth"], 7);
    hull["spec"]["depth"] = json!(0);
    let refusal = api.dry_run_create(&hull).map(drop);
    assert!(matches!(&refusal, Err(e) if e.status == 422), "{refusal:?}");
    hull["kind"] = json!("Keel");
    let refusal = api.dry_run_create(&hull).map(drop);
    assert!(matches!(&refusal, Err(e) if e.status == 404), "{refusal:?}");
    Ok(())
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn real_api_server_answers() {
    let api = ApiServer::start(&[]).unwrap();
    assert!(api.kubernetes().starts_with("v1."), "{}", api.kubernetes());
    defaults_are_those_of_the_api_alone(&api).unwrap();
    refusals_carry_status_and_message(&api).unwrap();
    access_follows_role_and_binding(&api).unwrap();
    crds_bring_kinds_with_schemas(&api).unwrap();
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn admission_of_a_real_cluster_can_be_had() {
    let api = ApiServer::start(&["--enable-admission-plugins=PodSecurity,DefaultTolerationSeconds"]).unwrap();
    api.create(&json!({
        "apiVersion": "v1", "kind": "Namespace",
        "metadata": { "name": "tight", "labels": { "pod-security.kubernetes.io/enforce": "baseline" } },
    }))
    .unwrap();
    let mut privileged = pod("privileged");
    let answer = api.dry_run_create(&privileged).unwrap();
    assert_eq!(answer["spec"]["tolerations"].as_array().map(Vec::len), Some(2));
    privileged["metadata"]["namespace"] = json!("tight");
    privileged["spec"]["hostPID"] = json!(true);
    let refusal = api.dry_run_create(&privileged).unwrap_err();
    assert_eq!(refusal.status, 403);
    assert!(refusal.message.contains("host namespaces"), "{refusal}");
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn a_refused_flag_is_an_error_and_not_a_hang() {
    let error = ApiServer::start(&["--feature-gates=NoSuchGate=true"]).unwrap_err();
    assert!(error.to_string().contains("instead of its address"), "{error}");
}

#[test]
#[ignore = "needs the real kube-apiserver: make test-real"]
fn pod_security_names_the_checks() {
    let ask = |level: &str, pod: Value| PodSecurityQuestion { level: level.into(), version: "latest".into(), pod };
    let mut on_host = pod("on-host");
    on_host["spec"]["hostNetwork"] = json!(true);
    on_host["spec"]["containers"][0]["ports"] = json!([{ "containerPort": 80 }]);
    let answers =
        pod_security(&[ask("baseline", pod("plain")), ask("baseline", on_host.clone()), ask("privileged", on_host)])
            .unwrap();
    assert!(answers[0].allowed);
    // The port was never written as a host port: defaulting made it one.
    assert_eq!(answers[1].reasons, ["hostNamespaces", "hostPorts"]);
    assert!(answers[2].allowed);
    assert!(pod_security(&[ask("strict", pod("plain"))]).is_err());
}
