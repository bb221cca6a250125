//! Settings of the project reach the editor.

use serde_json::Value;

use crate::client::{Server, harbour};

const UNUSED: &str = "[[waiver]]\ncheck = 'host-ipc'\nreason = 'x'\nowner = 'y'\nuntil = 2026-12-31\n";

#[test]
fn a_waiver_that_nobody_needs_is_told_in_its_file() {
    let (_folder, root) = harbour();
    let waivers = root.join("plimsoll.waivers.toml");
    std::fs::write(&waivers, format!("# first\n{UNUSED}")).unwrap();
    let mut server = Server::open(&root);
    server.did_open(&root.join("ops/agent.yaml"));
    let told = server.diagnostics(&waivers);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(told[0]["code"], "waiver-unused");
    assert_eq!(told[0]["range"]["start"]["line"], 1);
}

#[test]
fn the_language_of_the_project_is_spoken() {
    let (_folder, root) = harbour();
    std::fs::write(root.join("plimsoll.toml"), "lang = 'zh'\n").unwrap();
    let mut server = Server::open(&root);
    server.did_open(&root.join("ops/agent.yaml"));
    let told = server.diagnostics(&root.join("ops/agent.yaml"));
    let privileged = told.iter().find(|d| d["code"] == "privileged-container").unwrap();
    assert!(privileged["message"].as_str().unwrap().contains("修复: "), "{privileged}");
    assert_eq!(server.ask("shutdown", Value::Null), Value::Null);
}

#[test]
fn settings_that_a_scan_refuses_are_told() {
    let (_folder, root) = harbour();
    std::fs::write(root.join("plimsoll.toml"), "mode = ['eks-mgn']\n").unwrap();
    let mut server = Server::open(&root);
    server.did_open(&root.join("ops/agent.yaml"));
    let told = server.diagnostics(&root.join("ops/agent.yaml"));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0]["message"].as_str().unwrap().contains("no mode is called eks-mgn"), "{told:#?}");
}
