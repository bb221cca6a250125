//! An editor with one large file.

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

use crate::bench::generate::Numbers;

pub(super) struct Editor {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    uri: String,
    version: i32,
    /// Lines of the file with `privileged:` or `image:`, and the column of their values.
    places: Vec<(usize, usize)>,
    /// What was typed at a place and is taken away next.
    typed: Option<(usize, usize)>,
}

impl Editor {
    /// Starts the server, opens the file and waits for its first diagnostics.
    pub(super) fn open(program: &Path, folder: &Path, text: &str) -> Result<Self> {
        let mut command = Command::new(program);
        command.arg("lsp").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().with_context(|| format!("starting {}", program.display()))?;
        let input = child.stdin.take().context("the child has no input")?;
        let output = BufReader::new(child.stdout.take().context("the child has no output")?);
        let uri = format!("file://{}", folder.join("edited.yaml").display());
        std::fs::write(folder.join("edited.yaml"), text)?;
        let mut editor = Self { child, input, output, uri, version: 1, places: places(text), typed: None };
        editor.start(folder, text)?;
        Ok(editor)
    }

    fn start(&mut self, folder: &Path, text: &str) -> Result<()> {
        let folders = json!([{"uri": format!("file://{}", folder.display()), "name": "bench"}]);
        let able =
            json!({"textDocument": {"codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}}});
        self.ask("initialize", json!({"processId": null, "capabilities": able, "workspaceFolders": folders}))?;
        self.tell("initialized", json!({}))?;
        let document = json!({"uri": self.uri, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}))?;
        self.diagnostics()
    }

    /// Types a sign into a value, or takes the last one away, and waits for the diagnostics.
    pub(super) fn edit(&mut self, numbers: &mut Numbers) -> Result<Duration> {
        let ((line, column), length, text) = match self.typed.take() {
            Some(place) => (place, 1, ""),
            None => {
                let place = self.places[numbers.below(self.places.len() as u64) as usize];
                self.typed = Some(place);
                (place, 0, "x")
            }
        };
        self.version += 1;
        let position = |character| json!({"line": line, "character": character});
        let range = json!({"start": position(column), "end": position(column + length)});
        let document = json!({"uri": self.uri, "version": self.version});
        let start = Instant::now();
        let changes = json!([{"range": range, "text": text}]);
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}))?;
        self.diagnostics()?;
        Ok(start.elapsed())
    }

    /// Lets the server read and judge everything anew, in the background.
    pub(super) fn judge_everything(&mut self) -> Result<()> {
        self.tell("workspace/didChangeConfiguration", json!({"settings": null}))
    }

    /// Waits until everything is judged: code actions are answered no sooner.
    pub(super) fn calm(&mut self) -> Result<()> {
        let at = json!({"line": 0, "character": 0});
        let range = json!({"start": at, "end": at});
        let context = json!({"diagnostics": [], "only": ["quickfix"]});
        let document = json!({"uri": self.uri});
        self.ask("textDocument/codeAction", json!({"textDocument": document, "range": range, "context": context}))
    }

    /// Waits for the diagnostics of the newest version; none at all would be a server that does not see.
    fn diagnostics(&mut self) -> Result<()> {
        loop {
            let Message::Notification(told) = self.read()? else { continue };
            if told.method != "textDocument/publishDiagnostics" || told.params["version"] != json!(self.version) {
                continue;
            }
            match told.params["diagnostics"].as_array().map_or(0, Vec::len) {
                0 => bail!("the server found nothing in a file full of faults"),
                _ => return Ok(()),
            }
        }
    }

    /// Ends the server as the protocol wants it.
    pub(super) fn close(mut self) -> Result<()> {
        self.ask("shutdown", Value::Null)?;
        self.tell("exit", Value::Null)?;
        match self.child.wait()?.success() {
            true => Ok(()),
            false => bail!("the server did not end well"),
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(Request { id: 1.into(), method: method.to_owned(), params }.into())?;
        while !matches!(self.read()?, Message::Response(_)) {}
        Ok(())
    }

    fn tell(&mut self, method: &str, params: Value) -> Result<()> {
        self.send(Notification { method: method.to_owned(), params }.into())
    }

    fn send(&mut self, message: Message) -> Result<()> {
        message.write(&mut self.input)?;
        Ok(self.input.flush()?)
    }

    fn read(&mut self) -> Result<Message> {
        Message::read(&mut self.output)?.context("the server is gone")
    }
}

fn places(text: &str) -> Vec<(usize, usize)> {
    let value = |line: &str| {
        let at = ["privileged: ", "image: ", "name: "].iter().find_map(|key| Some(line.find(key)? + key.len()));
        at.filter(|_| !line.contains('{'))
    };
    text.lines().enumerate().filter_map(|(at, line)| Some((at, value(line)?))).collect()
}
