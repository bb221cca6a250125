//! A client of the binary.

use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

/// A running server.
pub struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    next: i32,
}

/// The binary, as an editor starts it; nothing of the tests' own surroundings counts.
pub fn binary(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
    for variable in ["PLIMSOLL_LANG", "PLIMSOLL_CONFIG", "SOURCE_DATE_EPOCH"] {
        command.env_remove(variable);
    }
    command.current_dir(folder).env("PLIMSOLL_TODAY", "2026-06-01");
    command
}

impl Server {
    pub fn start(folder: &Path, args: &[&str]) -> Self {
        let mut command = binary(folder);
        command.arg("lsp").args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output, next: 0 }
    }

    /// A server that is initialised for a folder.
    pub fn open(folder: &Path) -> Self {
        let mut server = Self::start(folder, &["--stdio"]);
        let folders = json!([{"uri": uri(folder), "name": "x"}]);
        let publish = json!({"relatedInformation": true});
        let actions = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
        let capabilities = json!({"textDocument": {"publishDiagnostics": publish, "codeAction": actions}});
        server.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": capabilities}),
        );
        server.tell("initialized", json!({}));
        server
    }

    fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).and_then(|()| input.flush()).unwrap();
    }

    fn send(&mut self, message: Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).unwrap();
        self.raw(&bytes);
    }

    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params }.into());
    }

    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        self.send(Request { id: self.next.into(), method: method.to_owned(), params }.into());
        loop {
            if let Message::Response(response) = self.read() {
                assert_eq!(response.id, self.next.into());
                return response.response_result.unwrap();
            }
        }
    }

    pub fn read(&mut self) -> Message {
        Message::read(&mut self.output).unwrap().expect("the server says something")
    }

    pub fn diagnostics(&mut self, file: &Path) -> Vec<Value> {
        self.diagnostics_of(file, None)
    }

    /// The next diagnostics of a version of a file, or of any.
    pub fn diagnostics_of(&mut self, file: &Path, version: Option<i32>) -> Vec<Value> {
        loop {
            let Message::Notification(told) = self.read() else { continue };
            let fits = told.params["uri"] == json!(uri(file))
                && version.is_none_or(|version| told.params["version"] == json!(version));
            if told.method == "textDocument/publishDiagnostics" && fits {
                return told.params["diagnostics"].as_array().unwrap().clone();
            }
        }
    }

    pub fn did_open(&mut self, file: &Path) -> String {
        let text = std::fs::read_to_string(file).unwrap();
        let document = json!({"uri": uri(file), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        text
    }

    /// Ends the server by closing its stdin, and gives its exit code.
    pub fn code(mut self) -> i32 {
        drop(self.input.take());
        self.child.wait().unwrap().code().unwrap()
    }
}

/// The address of a path of these tests, which hold no unusual signs.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A copy of the example estate, the root of a repository of its own.
pub fn harbour() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour"), &root);
    std::fs::create_dir(root.join(".git")).unwrap();
    (folder, root)
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every manifest below a folder, ordered.
pub fn manifests(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|e| e.to_str()) {
            _ if path.is_dir() => found.extend(manifests(&path)),
            Some("yaml" | "yml" | "json") => found.push(path),
            _ => {}
        }
    }
    found.sort();
    found
}
