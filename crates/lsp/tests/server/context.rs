//! A document among the others of its folder.

use serde_json::{Value, json};

use crate::diagnostics::BINDING;
use crate::support::{Client, Folder, POD, uri};

/// Whether a gap is told; an unknown verdict has the same code.
fn has(list: &[Value], code: &str) -> bool {
    list.iter().any(|d| d["code"] == code && d["severity"] == 1)
}

#[test]
fn an_edit_tells_on_other_documents() {
    let folder = Folder::new();
    let (pod, access) = (folder.file("pod.yaml"), folder.file("access.yaml"));
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&access, "");
    let list = client.write_and_open(&pod, &POD.replace("spec:", "spec:\n  serviceAccountName: boss"));
    assert!(!has(&list, "pod-can-take-over-cluster"));
    // Nothing of this is on the disk.
    client.did_change(&access, None, BINDING);
    client.diagnostics_where(&pod, |list| has(list, "pod-can-take-over-cluster"));
    client.did_change(&access, None, "");
    client.diagnostics_where(&pod, |list| !has(list, "pod-can-take-over-cluster"));
    // Nor is it once the document is closed.
    client.did_change(&access, None, BINDING);
    client.diagnostics_where(&pod, |list| has(list, "pod-can-take-over-cluster"));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": uri(&access)}}));
    assert_eq!(client.diagnostics_where(&access, <[Value]>::is_empty), Vec::<Value>::new());
    client.diagnostics_where(&pod, |list| !has(list, "pod-can-take-over-cluster"));
}

#[test]
fn the_first_answer_to_a_keystroke_knows_the_other_files() {
    let folder = Folder::new();
    std::fs::write(folder.file("access.yaml"), BINDING).unwrap();
    let pod = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    assert!(!has(&client.write_and_open(&pod, POD), "pod-can-take-over-cluster"));
    client.did_change(&pod, Some([5, 0, 5, 0]), "  serviceAccountName: boss\n");
    assert!(has(&client.diagnostics(&pod), "pod-can-take-over-cluster"));
}

#[test]
fn files_that_change_on_the_disk_are_read_again() {
    let folder = Folder::new();
    let (pod, access) = (folder.file("pod.yaml"), folder.file("access.yaml"));
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&pod, &POD.replace("spec:", "spec:\n  serviceAccountName: boss"));
    std::fs::write(&access, BINDING).unwrap();
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": uri(&access), "type": 1}]}));
    client.diagnostics_where(&pod, |list| has(list, "pod-can-take-over-cluster"));
}

#[test]
fn what_a_scan_passes_over_is_not_judged() {
    let folder = Folder::new();
    std::fs::write(folder.file(".gitignore"), "secret.yaml\n").unwrap();
    std::fs::create_dir_all(folder.file("chart/templates")).unwrap();
    std::fs::write(folder.file("chart/Chart.yaml"), "name: x\n").unwrap();
    let mut client = Client::plain(&folder.root());
    assert_eq!(client.write_and_open(&folder.file("secret.yaml"), POD), Vec::<Value>::new());
    let list = client.write_and_open(&folder.file("chart/templates/pod.yaml"), POD);
    assert!(list.len() == 1 && list[0]["message"].as_str().unwrap().contains("helm template"), "{list:#?}");
}

#[test]
fn settings_that_cannot_be_read_are_told_at_every_document() {
    let folder = Folder::new();
    std::fs::write(folder.file("plimsoll.toml"), "?").unwrap();
    let list = Client::plain(&folder.root()).write_and_open(&folder.file("pod.yaml"), POD);
    assert!(list.len() == 1 && list[0]["message"].as_str().unwrap().contains("plimsoll.toml:1:1"), "{list:#?}");
}

#[test]
fn a_file_outside_of_all_folders_is_judged_alone() {
    let (folder, elsewhere) = (Folder::new(), Folder::new());
    std::fs::write(elsewhere.file("access.yaml"), BINDING).unwrap();
    let mut client = Client::plain(&folder.root());
    let text = POD.replace("spec:", "spec:\n  serviceAccountName: boss");
    let list = client.write_and_open(&elsewhere.file("pod.yaml"), &text);
    assert!(has(&list, "privileged-container") && !has(&list, "pod-can-take-over-cluster"));
}

#[test]
fn a_document_that_is_not_on_the_disk_yet_is_judged() {
    let folder = Folder::new();
    let mut client = Client::plain(&folder.root());
    let new = folder.file("new.yaml");
    client.did_open(&new, POD);
    client.diagnostics_where(&new, |list| has(list, "privileged-container"));
}
