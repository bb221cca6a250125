//! What a client may say, and when.

use plimsoll_lsp::{Ending, Error};
use serde_json::{Value, json};

use crate::support::{Client, Folder, POD};

#[test]
fn a_session_ends_as_the_client_says() {
    let folder = Folder::new();
    assert_eq!(Client::plain(&folder.root()).end(), Ending::Clean);
    assert_eq!(Client::plain(&folder.root()).leave(true).unwrap(), Ending::Abrupt);
    assert!(matches!(Client::plain(&folder.root()).leave(false), Err(Error::Disconnected)));
}

#[test]
fn requests_out_of_turn_are_refused() {
    let mut client = Client::bare();
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(-32002));
    client.tell("textDocument/didOpen", json!({}));
    assert!(client.ask("initialize", json!({"capabilities": {}})).is_ok());
    assert_eq!(client.ask("initialize", json!({"capabilities": {}})), Err(-32600));
    assert_eq!(client.ask("textDocument/definition", json!({})), Err(-32601));
    assert_eq!(client.ask("textDocument/hover", json!([1])), Err(-32602));
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("textDocument/hover", json!({})), Err(-32600));
    assert_eq!(client.leave(true).unwrap(), Ending::Clean);
}

#[test]
fn nonsense_harms_nobody() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    let before = client.write_and_open(&file, POD);
    for params in [json!(null), json!([]), json!({"textDocument": 7}), json!({"textDocument": {"uri": "::"}})] {
        for method in ["didOpen", "didChange", "didClose", "didSave", "nothing"] {
            client.tell(&format!("textDocument/{method}"), params.clone());
        }
    }
    client.tell("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": "file:///", "type": 9}]}));
    let far = u32::MAX;
    client.did_change(&file, Some([far, far, 0, 0]), "");
    assert_eq!(client.diagnostics(&file), before);
    let nothing = client.hover(&file, far, far);
    assert!(nothing.is_null(), "{nothing}");
    assert_eq!(client.end(), Ending::Clean);
}

#[test]
fn a_huge_document_is_told_of_and_not_judged() {
    let folder = Folder::new();
    let file = folder.file("huge.yaml");
    let mut client = Client::plain(&folder.root());
    client.did_open(&file, &"# x\n".repeat(plimsoll_lsp::limits::MAX_DOCUMENT_BYTES / 4 + 1));
    let told = client.diagnostics(&file);
    assert!(told[0]["message"].as_str().unwrap().contains("larger than"), "{told:?}");
    client.did_change(&file, None, POD);
    let judged = client.diagnostics_where(&file, |list| list.iter().any(|d| d["code"] == "privileged-container"));
    assert!(!judged.is_empty());
    assert_eq!(client.end(), Ending::Clean);
}

#[test]
fn a_request_that_is_taken_back_is_answered_so() {
    let folder = Folder::new();
    let file = folder.file("pod.yaml");
    let mut client = Client::plain(&folder.root());
    client.did_open(&file, POD);
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let document = json!({"uri": crate::support::uri(&file)});
    // Actions wait until the folder is judged, which cannot have happened yet.
    let id = client.send(
        "textDocument/codeAction",
        json!({"textDocument": document, "range": range, "context": {"diagnostics": []}}),
    );
    client.tell("$/cancelRequest", json!({"id": id}));
    assert_eq!(client.answer(id), Err(-32800));
    assert_eq!(client.end(), Ending::Clean);
}

#[test]
fn a_client_that_can_is_asked_to_watch_files() {
    let folder = Folder::new();
    let mut abilities = crate::support::abilities();
    abilities["workspace"]["didChangeWatchedFiles"] = json!({"dynamicRegistration": true});
    let (client, answer) = Client::open(&folder.root(), abilities);
    assert_eq!(answer["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2);
    assert_eq!(client.asked_for(), "client/registerCapability");
    assert_eq!(client.end(), Ending::Clean);
}
