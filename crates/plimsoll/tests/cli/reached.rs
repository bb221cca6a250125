//! How far an edit, an owner and a pass may reach: never beyond what the input shows.

use serde_json::Value;

use crate::support::Folder;

const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec:\n  containers:\n    - name: a\n      image: example.com/a:1.2\n      securityContext: {privileged: true}\n";
const CLUSTER: &str = r#"resource "aws_eks_cluster" "a" {
  name = "a"
}
resource "aws_eks_fargate_profile" "k" {
  cluster_name = aws_eks_cluster.a.name
  selector {
    namespace = "karpenter"
  }
}
"#;

fn text_of(folder: &Folder, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("it is there")
}

fn owners(folder: &Folder, check: &str) -> Vec<String> {
    let outcome = folder.run(&["scan", "--allow-blind", "--check", check, "--format", "json"]);
    let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["owner"].as_str().unwrap_or("").to_owned()).collect()
}

#[test]
fn a_profile_for_others_makes_no_pod_the_providers() {
    let folder = Folder::new().with("main.tf", CLUSTER).with("pod.yaml", POD);
    assert_eq!(owners(&folder, "privileged-container").len(), 1);
    assert!(owners(&folder, "privileged-container").iter().all(|owner| owner != "provider"));
    let daemons = POD.replace("namespace: shop", "namespace: karpenter");
    let daemons = daemons.replace("kind: Pod", "kind: DaemonSet").replace("apiVersion: v1", "apiVersion: apps/v1");
    let daemons = daemons.replace(
        "spec:\n",
        "spec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n",
    );
    let daemons = daemons.replace("\n  containers:", "\n      containers:").replace("\n    - name", "\n        - name");
    let daemons = daemons
        .replace("\n      image", "\n          image")
        .replace("\n      securityContext", "\n          securityContext");
    let folder = Folder::new().with("main.tf", CLUSTER).with("set.yaml", &daemons);
    let found = owners(&folder, "privileged-container");
    assert!(found.len() == 1 && found[0] != "provider", "{found:?}\n{daemons}");
}

#[test]
fn broken_infrastructure_is_told() {
    for (name, text) in [
        ("more.tf.json", "{\"resource\": {\"aws_security_group\": {"),
        ("template.json", "{\"Resources\": {\"A\": {"),
        ("task.json", "{\"family\": \"a\", \"containerDefinitions\": [{"),
        ("docker-compose.yml", "foo: 1\nweb:\n  image: a\n  privileged: true\n"),
    ] {
        let folder = Folder::new().with("main.tf", CLUSTER).with(name, text);
        let outcome = folder.run(&["scan", "--fail-on", "never"]);
        assert!(outcome.code == 3 && outcome.stdout.contains(name), "{name}: {} {}", outcome.code, outcome.stdout);
    }
}

#[test]
fn what_others_read_and_what_was_fetched_stays() {
    let shared = "locals {\n  on = false\n}\nresource \"aws_kms_key\" \"a\" {\n  enable_key_rotation = local.on\n}\nresource \"aws_sqs_queue\" \"q\" {\n  fifo_queue = local.on\n}\n";
    let folder = Folder::new().with("main.tf", shared);
    folder.run(&["fix", "--apply", "--check", "kms-rotation-off", "."]);
    assert_eq!(text_of(&folder, "main.tf"), shared);
    let alone = shared.replace("fifo_queue = local.on", "fifo_queue = true");
    let folder = Folder::new().with("main.tf", &alone);
    folder.run(&["fix", "--apply", "--check", "kms-rotation-off", "."]);
    assert_eq!(text_of(&folder, "main.tf"), alone.replace("on = false", "on = true"));
}

#[test]
fn lists_in_json_stay_lists() {
    let text = "FROM debian:12\nRUN [\"apt-get\", \"install\", \"-y\", \"curl\"]\nRUN apt-get update && apt-get install -y vim\nRUN apt-get install -y nano\nUSER 1000\n";
    let folder = Folder::new().with("Dockerfile", text);
    folder.run(&["fix", "--apply", "--profile", "strict", "."]);
    let fixed = text_of(&folder, "Dockerfile");
    assert!(fixed.contains("RUN [\"apt-get\", \"install\", \"-y\", \"curl\"]"), "{fixed}");
    assert!(!fixed.contains("rm -rf"), "{fixed}");
}
