#![allow(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use plimsoll_iac::{Evaluated, Settings};
use plimsoll_syntax::parse;
use serde_json::Value;

use crate::show::evaluated;

fn objects(files: &[(&str, &str)]) -> (Evaluated, Vec<Value>) {
    let all = evaluated(files, &Settings::default());
    let objects = all.resources.iter().map(|resource| resource.tree.node(resource.node).to_json()).collect();
    (all, objects)
}

/// What a configuration makes is what the manifest says.
fn same(hcl: &str, yaml: &str) {
    let (all, objects) = objects(&[("main.tf", hcl)]);
    assert_eq!(all.blind, []);
    let wanted: Vec<Value> = parse(&yaml.into()).trees.iter().map(|tree| tree.root().to_json()).collect();
    assert_eq!(serde_json::to_string_pretty(&objects).unwrap(), serde_json::to_string_pretty(&wanted).unwrap());
}

#[test]
fn a_workload_with_everything() {
    same(include_str!("kubernetes/deployment.tf"), include_str!("kubernetes/deployment.yaml"));
}

#[test]
fn workloads_of_other_kinds() {
    same(include_str!("kubernetes/workloads.tf"), include_str!("kubernetes/workloads.yaml"));
}

#[test]
fn access_network_and_settings() {
    same(include_str!("kubernetes/others.tf"), include_str!("kubernetes/others.yaml"));
}

#[test]
fn manifests_as_values_and_as_texts() {
    let hcl = r#"
resource "kubernetes_manifest" "m" {
  manifest = {
    apiVersion = "apps/v1"
    kind       = "Deployment"
    metadata   = { name = "a", namespace = "n" }
    spec       = { replicas = 2 }
  }
}
resource "kubectl_manifest" "k" {
  yaml_body = <<YAML
apiVersion: v1
kind: Pod
metadata:
  name: b
spec: {hostPID: true}
YAML
}
"#;
    let (all, objects) = objects(&[("main.tf", hcl)]);
    assert_eq!(objects[0]["spec"]["replicas"], 2);
    assert_eq!(objects[1]["spec"]["hostPID"], true);
    let keys: Vec<_> = all.resources.iter().map(|r| (&*r.group, &*r.kind, r.namespace.as_deref(), &*r.name)).collect();
    assert_eq!(keys, [("apps", "Deployment", Some("n"), "a"), ("", "Pod", None, "b")]);
    let pid = all.resources[1].tree.root().at("spec.hostPID").unwrap();
    assert_eq!(pid.span().slice(hcl), "true");
    assert_eq!(hcl[..pid.span().start as usize].lines().count(), 16);
}

#[test]
fn what_a_release_installs_is_not_seen() {
    let hcl = "resource \"helm_release\" \"r\" {\n  name = \"x\"\n  repository = \"https://charts.example\"\n  chart = \"web\"\n}\n\
               resource \"kubectl_manifest\" \"k\" {\n  yaml_body = data.http.x.body\n}\n";
    let (all, _) = objects(&[("main.tf", hcl)]);
    let reasons: Vec<_> = all.blind.iter().map(|spot| (spot.at, spot.why.reason.to_string())).collect();
    assert_eq!(
        reasons[0],
        (Some((1, 1)), "the chart web of the repository https://charts.example is not at hand".to_owned())
    );
    assert!(reasons[1].1.starts_with("the manifest cannot be told"), "{reasons:?}");
    assert_eq!((all.resources.len(), &*all.resources[0].kind), (1, "helm_release"));
}

#[test]
fn a_plan_makes_the_same_objects_and_keeps_unknowns() {
    let plan = r#"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"address": "kubernetes_pod.p",
 "mode": "managed", "type": "kubernetes_pod", "name": "p", "values": {"metadata": [{"name": "p", "namespace": "n", "labels": null}],
 "spec": [{"host_pid": true, "security_context": [], "container": [{"name": "c", "image": "x", "command": null, "args": [],
 "security_context": [{"run_as_user": "1000", "privileged": false}]}]}]}, "sensitive_values": {}}]}},
 "resource_changes": [{"address": "kubernetes_pod.p", "change": {"after_unknown": {"id": true, "metadata": [{"uid": true}]}}}],
 "configuration": {"root_module": {"resources": [{"mode": "managed", "type": "kubernetes_pod", "name": "p",
 "expressions": {"metadata": [{"name": {}}], "spec": [{}]}}]}}}"#;
    let (all, objects) = objects(&[("plan.json", plan)]);
    let wanted = serde_json::json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "p", "namespace": "n"}, "spec": {"hostPID": true,
        "containers": [{"name": "c", "image": "x", "securityContext": {"runAsUser": 1000, "privileged": false}}]}});
    assert_eq!(objects, [wanted]);
    assert_eq!(all.resources[0].namespace.as_deref(), Some("n"));
}
