//! What is told of a document, and where exactly.

use serde_json::{Value, json};

use crate::support::{Client, Folder, POD, abilities, place};

fn find<'l>(list: &'l [Value], code: &str) -> &'l Value {
    list.iter().find(|d| d["code"] == code).unwrap_or_else(|| panic!("no {code} in {list:#?}"))
}

#[test]
fn a_gap_stands_at_its_exact_place() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let list = Client::plain(&folder.root()).write_and_open(&file, POD);
    let gap = find(&list, "privileged-container");
    assert_eq!(place(gap), "privileged-container 8:8-8:24");
    assert_eq!((&gap["severity"], &gap["source"]), (&json!(1), &json!("plimsoll")));
    assert!(gap["message"].as_str().unwrap().contains("\nhelp: "));
}

#[test]
fn places_count_in_the_clients_units() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let text = POD.replace("        privileged: true", "        {\"é😀\": 1, privileged: true}");
    for (encoding, at) in [("utf-16", "8:19-8:35"), ("utf-8", "8:22-8:38")] {
        let mut able = abilities();
        able["general"]["positionEncodings"] = json!([encoding, "utf-16"]);
        let (mut client, answer) = Client::open(&folder.root(), able);
        assert_eq!(answer["capabilities"]["positionEncoding"], encoding);
        let list = client.write_and_open(&file, &text);
        assert_eq!(place(find(&list, "privileged-container")), format!("privileged-container {at}"));
        // An edit behind signs of several units lands where it should.
        let end = if encoding == "utf-8" { 38 } else { 35 };
        client.did_change(&file, Some([8, end - 4, 8, end]), "false");
        let list = client.diagnostics(&file);
        assert!(list.iter().all(|d| d["code"] != "privileged-container"), "{list:#?}");
    }
}

#[test]
fn further_places_and_what_ends_are_told() {
    let folder = Folder::new();
    std::fs::write(folder.file("access.yaml"), BINDING).unwrap();
    let file = folder.file("pod.yaml");
    let list =
        Client::plain(&folder.root()).write_and_open(&file, &POD.replace("spec:", "spec:\n  serviceAccountName: boss"));
    let gap = find(&list, "pod-can-take-over-cluster");
    let related = gap["relatedInformation"].as_array().unwrap();
    let there = related.iter().find(|r| r["location"]["uri"].as_str().unwrap().ends_with("/access.yaml")).unwrap();
    assert!(there["location"]["range"]["start"]["line"].as_u64().unwrap() > 0, "{there}");
    let ends = folder.file("ends.yaml");
    let list = Client::plain(&folder.root()).write_and_open(
        &ends,
        "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: x}\nspec: {minAvailable: 1}\n",
    );
    let gap = find(&list, "removed-api-version");
    assert_eq!(gap["tags"], json!([2]));
    assert_eq!(place(gap), "removed-api-version 0:0-0:26");
}

pub const BINDING: &str = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: boss}\n\
                           roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}\n\
                           subjects: [{kind: ServiceAccount, name: boss, namespace: default}]\n---\n\
                           apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: boss}\n";

#[test]
fn what_cannot_be_told_or_read_is_shown() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    let list = client.write_and_open(&file, &POD.replace("privileged: true", "privileged: \"{{ .Values.p }}\""));
    let unknown = find(&list, "privileged-container");
    assert_eq!(unknown["severity"], 3);
    assert!(unknown["message"].as_str().unwrap().contains("to resolve it: "), "{unknown}");
    client.did_change(&file, None, "apiVersion: v1\nkind: Pod\nmetadata: {name: x\n---\nkind: [\n");
    let list = client.diagnostics(&file);
    assert!(list.iter().any(|d| d["code"] == "not-read" && d["severity"] == 2), "{list:#?}");
}

#[test]
fn a_json_document_is_judged_too() {
    let folder = Folder::new();
    let file = folder.file("pod.json");
    let text = r#"{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "é"},
 "spec": {"containers": [{"name": "a", "image": "x:1", "securityContext": {"privileged": true}}]}}"#;
    let list = Client::plain(&folder.root()).write_and_open(&file, text);
    assert_eq!(place(find(&list, "privileged-container")), "privileged-container 1:75-1:93");
}

#[test]
fn a_secret_is_never_told() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let text = POD.replace(
        "      securityContext",
        "      env:\n        - name: DB_PASSWORD\n          value: hunter2-Tr0ub4dor\n      securityContext",
    );
    let mut client = Client::plain(&folder.root());
    let list = client.write_and_open(&file, &text);
    let gap = find(&list, "secret-in-env").clone();
    let hover = client.hover(&file, gap["range"]["start"]["line"].as_u64().unwrap() as u32, 12);
    assert!(!hover.is_null() && !format!("{list:?}{hover}").contains("hunter2"));
}
