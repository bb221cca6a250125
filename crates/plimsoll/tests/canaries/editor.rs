//! An editor that opens a file, asks about every line of it, and remembers everything that it is told.

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

pub struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    next: i32,
    told: String,
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

impl Editor {
    pub fn open(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plimsoll"));
        command.current_dir(folder).args(["lsp", "--stdio"]).env_remove("PLIMSOLL_CONFIG");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (input, output) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Self { child, input, output, next: 0, told: String::new() };
        let folders = json!([{"uri": uri(folder), "name": "x"}]);
        let publish = json!({"relatedInformation": true});
        let actions = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}});
        let hover = json!({"contentFormat": ["markdown"]});
        let document = json!({"publishDiagnostics": publish, "codeAction": actions, "hover": hover});
        editor.ask(
            "initialize",
            json!({"processId": null, "rootUri": null, "workspaceFolders": folders, "capabilities": {"textDocument": document}}),
        );
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: Message) {
        let mut bytes = Vec::new();
        message.write(&mut bytes).unwrap();
        self.input.write_all(&bytes).and_then(|()| self.input.flush()).unwrap();
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(Notification { method: method.to_owned(), params }.into());
    }

    fn read(&mut self) -> Message {
        let message = Message::read(&mut self.output).unwrap().expect("the server says something");
        self.told.push_str(&serde_json::to_string(&message).unwrap());
        message
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        self.send(Request { id: self.next.into(), method: method.to_owned(), params }.into());
        loop {
            if let Message::Response(response) = self.read() {
                return response.response_result.unwrap_or_default();
            }
        }
    }

    /// Everything that is told of a file: its diagnostics, a hover at each of them, and what to do about them.
    pub fn everything(&mut self, file: &Path) -> String {
        self.told.clear();
        let text = std::fs::read_to_string(file).unwrap();
        let document = json!({"uri": uri(file), "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        let diagnostics = loop {
            let Message::Notification(told) = self.read() else { continue };
            if told.method == "textDocument/publishDiagnostics" && told.params["uri"] == json!(uri(file)) {
                break told.params["diagnostics"].as_array().unwrap().clone();
            }
        };
        for diagnostic in diagnostics {
            let place = json!({"textDocument": {"uri": uri(file)}, "position": diagnostic["range"]["start"]});
            self.ask("textDocument/hover", place);
            let context = json!({"diagnostics": [diagnostic]});
            let range = &diagnostic["range"];
            self.ask(
                "textDocument/codeAction",
                json!({"textDocument": {"uri": uri(file)}, "range": range, "context": context}),
            );
        }
        self.tell("textDocument/didClose", json!({"textDocument": {"uri": uri(file)}}));
        std::mem::take(&mut self.told)
    }
}
