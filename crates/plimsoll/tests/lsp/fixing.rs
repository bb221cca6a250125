//! An editor that fixes all of a document writes what `plimsoll fix --apply` writes there.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Server, binary, harbour, manifests, uri};

const POD: &str = "# Reads the host.\napiVersion: v1\nkind: Pod\nmetadata:\n  name: probe\n  namespace: yard\nspec:\n  \
                   hostPID: true\n  containers:\n    - name: probe  # é😀\n      image: example.com/probe:1.2.3\n      \
                   securityContext:\n        privileged: true # for now\n";

/// The example with a privileged pod in it.
fn example() -> (tempfile::TempDir, PathBuf) {
    let (folder, root) = harbour();
    std::fs::remove_dir(root.join(".git")).unwrap();
    std::fs::write(root.join("yard/probe.yaml"), POD).unwrap();
    git(&root, &["init", "-q"]);
    (folder, root)
}

fn git(root: &Path, args: &[&str]) {
    let mut run = Command::new("git");
    run.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]).args(args);
    assert!(run.current_dir(root).output().unwrap().status.success(), "git {args:?}");
}

/// What the program makes of one file, among the others as they are: it alone is new.
fn fixed(shown: &Path) -> String {
    let (_folder, root) = example();
    git(&root, &["add", "."]);
    git(&root, &["rm", "-q", "--cached", shown.to_str().unwrap()]);
    git(&root, &["commit", "-qm", "first"]);
    let output = binary(&root).args(["fix", "--apply", "--allow-blind", "--since", "HEAD"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read_to_string(root.join(shown)).unwrap()
}

fn all(server: &mut Server, file: &Path) -> Option<Value> {
    let start = json!({"line": 0, "character": 0});
    let context = json!({"diagnostics": [], "only": ["source.fixAll.plimsoll"]});
    let range = json!({"start": start, "end": start});
    let params = json!({"textDocument": {"uri": uri(file)}, "range": range, "context": context});
    let answer = server.ask("textDocument/codeAction", params);
    let list = answer.as_array().unwrap();
    assert!(list.len() < 2, "{list:#?}");
    list.first().cloned()
}

/// The byte of a place, whose characters are units of UTF-16.
fn byte(text: &str, place: &Value) -> usize {
    let (line, units) = (place["line"].as_u64().unwrap() as usize, place["character"].as_u64().unwrap() as usize);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut seen = 0;
    let before = text[start..].chars().take_while(|c| {
        seen += c.len_utf16();
        seen <= units
    });
    start + before.map(char::len_utf8).sum::<usize>()
}

/// A text with the edits of an action, the last one made first.
fn applied(text: &str, action: &Value) -> String {
    let changes = action["edit"]["changes"].as_object().unwrap();
    assert_eq!(changes.len(), 1, "{action}");
    let mut out = text.to_owned();
    for edit in changes.values().next().unwrap().as_array().unwrap().iter().rev() {
        let at = |end: &str| byte(text, &edit["range"][end]);
        out.replace_range(at("start")..at("end"), edit["newText"].as_str().unwrap());
    }
    out
}

/// Opens a file, fixes all of it once, asks again to hear that nothing is left, and closes it.
fn fix_once(server: &mut Server, file: &Path) -> (String, String) {
    let text = server.did_open(file);
    let after = all(server, file).map_or(text.clone(), |action| applied(&text, &action));
    let document = json!({"uri": uri(file), "version": 2});
    server.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": after}]}));
    assert_eq!(all(server, file), None, "{}", file.display());
    (text, after)
}

fn close(server: &mut Server, file: &Path) {
    server.tell("textDocument/didClose", json!({"textDocument": {"uri": uri(file)}}));
}

#[test]
fn once_is_enough_and_the_bytes_are_those_of_the_program() {
    let (_folder, root) = example();
    let mut server = Server::open(&root);
    let mut changed = 0;
    let is_done =
        |after: &str| after.contains("privileged: false") && after.contains("allowPrivilegeEscalation: false");
    for file in manifests(&root) {
        let (before, after) = fix_once(&mut server, &file);
        let shown = file.strip_prefix(&root).unwrap();
        assert_eq!(after, fixed(shown), "{}", shown.display());
        assert!(!shown.ends_with("probe.yaml") || is_done(&after), "{after}");
        changed += usize::from(after != before);
        // The next one is fixed among the others as they were.
        close(&mut server, &file);
    }
    assert!(changed > 2, "only {changed} files were fixed");
}
