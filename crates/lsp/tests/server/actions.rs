//! Accepting and closing gaps.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Client, Folder, POD};

fn context() -> Value {
    json!({"diagnostics": []})
}

fn titled<'l>(list: &'l [Value], start: &str) -> &'l Value {
    let found = list.iter().find(|a| a["title"].as_str().unwrap().starts_with(start));
    found.unwrap_or_else(|| panic!("no {start} in {list:#?}"))
}

/// Makes the edits of an action, from the last to the first.
fn apply(client: &mut Client, file: &Path, action: &Value) {
    let change = &action["edit"]["documentChanges"][0];
    assert!(change["textDocument"]["version"].is_number(), "{action}");
    let mut edits = change["edits"].as_array().unwrap().clone();
    edits.sort_by_key(|e| {
        std::cmp::Reverse((e["range"]["start"]["line"].as_u64(), e["range"]["start"]["character"].as_u64()))
    });
    for edit in edits {
        let at = |end: &str, unit: &str| edit["range"][end][unit].as_u64().unwrap() as u32;
        let range = [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")];
        client.did_change(file, Some(range), edit["newText"].as_str().unwrap());
    }
}

#[test]
fn a_gap_is_allowed_beside_its_line_once_somebody_says_why() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    let list = client.write_and_open(&file, POD);
    let gap = list.iter().find(|d| d["code"] == "privileged-container").unwrap();
    let actions = client.actions(&file, &gap["range"], context());
    let allow = titled(&actions, "Allow privileged-container here");
    assert_eq!((&allow["kind"], &allow["diagnostics"][0]["code"]), (&json!("quickfix"), &gap["code"]));
    apply(&mut client, &file, allow);
    // The form accepts nothing.
    let list = client.diagnostics(&file);
    assert!(list.iter().any(|d| d["code"] == "privileged-container" && d["range"]["start"]["line"] == 9), "{list:#?}");
    assert!(list.iter().any(|d| d["code"] == "waiver-invalid"), "{list:#?}");
    let line = "        # plimsoll: allow privileged-container -- it loads modules (owner: me, until: 2026-12-31)";
    client.did_change(&file, Some([8, 0, 8, 999]), line);
    let list = client.diagnostics(&file);
    assert!(list.iter().all(|d| d["code"] != "privileged-container" && d["code"] != "waiver-invalid"), "{list:#?}");
}

#[test]
fn json_takes_no_comment() {
    let folder = Folder::new();
    let file = folder.file("pod.json");
    let mut client = Client::plain(&folder.root());
    let list = client.write_and_open(&file, "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"a\"},\n \"spec\": {\"hostNetwork\": true, \"containers\": [{\"name\": \"a\", \"image\": \"x:1\"}]}}");
    let gap = list.iter().find(|d| d["code"] == "host-network").unwrap();
    let actions = client.actions(&file, &gap["range"], context());
    assert!(actions.iter().all(|a| !a["title"].as_str().unwrap().starts_with("Allow")), "{actions:#?}");
}

#[test]
fn a_safe_fix_is_preferred_and_closes_its_gap() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&file, POD);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 99}});
    let actions = client.actions(&file, &range, context());
    let is_fix = |a: &&Value| a["title"].as_str().unwrap().starts_with("Fix ") && a["kind"] == "quickfix";
    let safe = actions.iter().filter(is_fix).find(|a| a["isPreferred"] == true).unwrap();
    let code = safe["diagnostics"][0]["code"].clone();
    apply(&mut client, &file, safe);
    let list = client.diagnostics(&file);
    assert!(list.iter().all(|d| d["code"] != code), "{code} in {list:#?}");
    // What a person has to decide is offered too, and not preferred.
    let review = actions.iter().filter(is_fix).find(|a| a["title"].as_str().unwrap().contains("(review: ")).unwrap();
    assert!(review["isPreferred"].is_null(), "{review}");
}

#[test]
fn all_safe_fixes_are_one_action_that_only_closes() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    let before = client.write_and_open(&file, POD);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    let all = client.actions(&file, &range, json!({"diagnostics": [], "only": ["source.fixAll"]}));
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0]["kind"], "source.fixAll.plimsoll");
    apply(&mut client, &file, &all[0]);
    let after = client.diagnostics(&file);
    // What a privileged container could not set comes to light once it is not privileged, and is closed too.
    let again = client.actions(&file, &range, json!({"diagnostics": [], "only": ["source.fixAll"]}));
    assert!(again.is_empty(), "{again:#?}");
    assert!(after.len() < before.len(), "{after:#?}");
    let codes = |list: &[Value]| list.iter().map(|d| d["code"].to_string()).collect::<std::collections::BTreeSet<_>>();
    assert!(codes(&after).is_subset(&codes(&before)), "{after:#?}");
    let only_refactorings = client.actions(&file, &range, json!({"diagnostics": [], "only": ["refactor"]}));
    assert!(only_refactorings.is_empty(), "{only_refactorings:#?}");
}

#[test]
fn fixes_of_all_are_edits_apart_of_the_open_version() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&file, POD);
    client.did_change(&file, Some([5, 0, 5, 0]), "  hostPID: true\n");
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}});
    let all = client.actions(&file, &range, json!({"diagnostics": [], "only": ["source.fixAll"]}));
    let changes = all[0]["edit"]["documentChanges"].as_array().unwrap();
    assert_eq!((changes.len(), &changes[0]["textDocument"]["version"]), (1, &json!(2)), "{changes:#?}");
    let at = |edit: &Value, end: &str| {
        let place = &edit["range"][end];
        (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap())
    };
    let edits = changes[0]["edits"].as_array().unwrap();
    assert!(edits.len() > 1, "{edits:#?}");
    assert!(edits.windows(2).all(|pair| at(&pair[0], "end") < at(&pair[1], "start")), "{edits:#?}");
}

#[test]
fn who_only_moves_through_the_text_waits_for_no_fix_of_all() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    client.write_and_open(&file, POD);
    let range = json!({"start": {"line": 8, "character": 8}, "end": {"line": 8, "character": 8}});
    let mut offered = |context: Value| {
        let list = client.actions(&file, &range, context);
        list.iter().filter(|a| a["kind"] == "source.fixAll.plimsoll").count()
    };
    assert_eq!(offered(json!({"diagnostics": [], "triggerKind": 2})), 0);
    assert_eq!(offered(json!({"diagnostics": [], "triggerKind": 1})), 1);
    // An editor that fixes what it saves names the kind.
    assert_eq!(offered(json!({"diagnostics": [], "triggerKind": 2, "only": ["source.fixAll"]})), 1);
}
