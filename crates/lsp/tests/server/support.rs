//! A client, and a program around the server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, Response};
use plimsoll_catalog::Catalog;
use plimsoll_engine::{Check, Profile};
use plimsoll_lsp::{Ending, Error, Host, Settings, serve};
use plimsoll_report::Style;
use plimsoll_waive::{Names, Rules};
use serde_json::{Value, json};

/// Longer than any judging takes, however slow the machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Settings as a folder without any file of settings has them.
struct Program;

impl Host for Program {
    fn settings(&self, folder: &Path) -> Result<Settings, String> {
        if folder.join("plimsoll.toml").is_file() {
            return Err("plimsoll.toml:1:1: not understood".to_owned());
        }
        Ok(Settings {
            catalog: Catalog::builtin(),
            checks: plimsoll_checks::ALL.iter().filter(|c| c.profile == Profile::Default).copied().collect(),
            told: Vec::new(),
            options: plimsoll_estate::Options::default(),
            complete: Vec::new(),
            fingerprint_key: None,
            style: Style::default(),
            waivers: Vec::new(),
            imported: Vec::new(),
            unmatched: Vec::new(),
            whole: true,
            rules: Rules { today: "2026-06-01".parse().unwrap(), max_days: 365 },
            names: Names::of(plimsoll_checks::ALL),
            relative: Box::new(str::to_owned),
        })
    }

    fn check(&self, name: &str) -> Option<&'static Check> {
        plimsoll_checks::find(name)
    }

    fn page(&self, slug: &str) -> &'static str {
        plimsoll_checks::DOCS.iter().find(|(s, _)| *s == slug).map_or("", |(_, page)| page)
    }

    fn log(&self, text: &str) {
        println!("log: {text}");
    }
}

/// A client of a server in another thread.
pub struct Client {
    connection: Connection,
    server: JoinHandle<Result<Ending, Error>>,
    next: i32,
    versions: BTreeMap<String, i32>,
}

/// What most clients can do.
pub fn abilities() -> Value {
    json!({
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
        "textDocument": {
            "hover": {"contentFormat": ["markdown", "plaintext"]},
            "publishDiagnostics": {"relatedInformation": true, "tagSupport": {"valueSet": [1, 2]}},
            "codeAction": {"isPreferredSupport": true, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
        },
    })
}

/// Reports findings with severity and code at `line:character-line:character`.
pub fn place(diagnostic: &Value) -> String {
    let range = &diagnostic["range"];
    let at = |end: &str| format!("{}:{}", range[end]["line"], range[end]["character"]);
    format!("{} {}-{}", diagnostic["code"].as_str().unwrap_or("?"), at("start"), at("end"))
}

impl Client {
    /// A server that nothing was said to yet.
    pub fn bare() -> Self {
        let (server, connection) = Connection::memory();
        let server = std::thread::spawn(move || serve(&server, Arc::new(Program)));
        Self { connection, server, next: 0, versions: BTreeMap::new() }
    }

    /// A server that is initialised for a folder.
    pub fn open(folder: &Path, abilities: Value) -> (Self, Value) {
        let mut client = Self::bare();
        let folders = json!([{"uri": uri(folder), "name": "x"}]);
        let params =
            json!({"processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": abilities});
        let answer = client.ask("initialize", params).unwrap();
        client.tell("initialized", json!({}));
        (client, answer)
    }

    /// A server for a folder, with a client that can do what most can.
    pub fn plain(folder: &Path) -> Self {
        Self::open(folder, abilities()).0
    }

    pub fn tell(&self, method: &str, params: Value) {
        self.connection.sender.send(Notification { method: method.to_owned(), params }.into()).unwrap();
    }

    /// Sends a request without awaiting its answer.
    pub fn send(&mut self, method: &str, params: Value) -> i32 {
        self.next += 1;
        let request = Request { id: self.next.into(), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).unwrap();
        self.next
    }

    /// Asks and awaits the answer; what the server says meanwhile is passed over.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        let id = self.send(method, params);
        self.answer(id)
    }

    pub fn answer(&mut self, id: i32) -> Result<Value, i32> {
        loop {
            match self.next() {
                Message::Response(Response { id: of, response_result }) if of == id.into() => {
                    return response_result.map_err(|e| e.code);
                }
                _ => continue,
            }
        }
    }

    fn next(&mut self) -> Message {
        self.connection.receiver.recv_timeout(PATIENCE).expect("the server says something in time")
    }

    /// The method of the next request that the server makes.
    pub fn asked_for(&self) -> String {
        loop {
            if let Message::Request(request) = self.connection.receiver.recv_timeout(PATIENCE).unwrap() {
                return request.method;
            }
        }
    }

    pub fn did_open(&mut self, path: &Path, text: &str) {
        self.versions.insert(uri(path), 1);
        let document = json!({"uri": uri(path), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Replaces a range, or everything.
    pub fn did_change(&mut self, path: &Path, range: Option<[u32; 4]>, text: &str) {
        let version = self.versions.get_mut(&uri(path)).unwrap();
        *version += 1;
        let mut change = json!({"text": text});
        if let Some([a, b, c, d]) = range {
            change["range"] = json!({"start": {"line": a, "character": b}, "end": {"line": c, "character": d}});
        }
        let document = json!({"uri": uri(path), "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
    }

    /// Writes a file to the disk and opens it.
    pub fn write_and_open(&mut self, path: &Path, text: &str) -> Vec<Value> {
        std::fs::write(path, text).unwrap();
        self.did_open(path, text);
        self.diagnostics(path)
    }

    /// The next diagnostics of the newest version of a document.
    pub fn diagnostics(&mut self, path: &Path) -> Vec<Value> {
        self.diagnostics_where(path, |_| true)
    }

    /// Diagnostics of a document, once they are as wanted.
    pub fn diagnostics_where(&mut self, path: &Path, wanted: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        loop {
            let Message::Notification(Notification { method, params }) = self.next() else { continue };
            if method != "textDocument/publishDiagnostics" || params["uri"] != json!(uri(path)) {
                continue;
            }
            let version = &params["version"];
            let newest = version.is_null() || self.versions.get(&uri(path)).is_none_or(|v| *version == json!(v));
            let list = params["diagnostics"].as_array().unwrap();
            if newest && wanted(list) {
                return list.clone();
            }
        }
    }

    pub fn hover(&mut self, path: &Path, line: u32, character: u32) -> Value {
        let position = json!({"line": line, "character": character});
        self.ask("textDocument/hover", json!({"textDocument": {"uri": uri(path)}, "position": position})).unwrap()
    }

    pub fn actions(&mut self, path: &Path, range: &Value, context: Value) -> Vec<Value> {
        let params = json!({"textDocument": {"uri": uri(path)}, "range": range, "context": context});
        self.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }

    /// Ends the session as the protocol wants it, and tells how the server ended.
    pub fn end(mut self) -> Ending {
        self.ask("shutdown", Value::Null).unwrap();
        self.tell("exit", Value::Null);
        self.server.join().unwrap().unwrap()
    }

    /// Says `exit` at once, or nothing at all.
    pub fn leave(self, exit: bool) -> Result<Ending, Error> {
        if exit {
            self.tell("exit", Value::Null);
        }
        drop(self.connection);
        self.server.join().unwrap()
    }
}

/// The address of a path of these tests, which hold no unusual signs.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A folder of its own.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn root(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }
}

/// A pod with a privileged container; the fault stands on line 8, from character 8.
pub const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: app\n      \
                       securityContext:\n        privileged: true\n      image: example.com/app:1.2.3\n";
