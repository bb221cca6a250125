//! Messages on a pair of streams. Everything that a client sends is bounded, and what is no message is answered and
//! passed over.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crossbeam_channel::{Receiver, Sender, bounded};
use lsp_server::{Connection, ErrorCode, Message};
use serde_json::{Value, json};

use crate::Host;
use crate::limits::{MAX_HEADER_BYTES, MAX_MESSAGE_BYTES, MAX_WAITING};

/// The thread that writes; it ends when the connection is dropped.
#[derive(Debug)]
pub struct Writer(JoinHandle<()>);

impl Writer {
    /// Waits until everything is written.
    pub fn finish(self) {
        // A client that is gone reads nothing more.
        let _ = self.0.join();
    }
}

type Shared = Arc<Mutex<dyn Write + Send>>;

/// Serves a pair of streams by two threads.
pub fn open(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    host: &Arc<dyn Host>,
) -> (Connection, Writer) {
    let (to_server, receiver) = bounded(MAX_WAITING);
    let (sender, from_server) = bounded(MAX_WAITING);
    let output: Shared = Arc::new(Mutex::new(output));
    let (log, refusals) = (Arc::clone(host), Arc::clone(&output));
    std::thread::spawn(move || {
        if let Err(error) = read(BufReader::new(input), &to_server, &refusals) {
            log.log(&format!("the client's stream ended: {error}"));
        }
    });
    let writer = std::thread::spawn(move || write(&from_server, &output));
    (Connection { sender, receiver }, Writer(writer))
}

fn write(messages: &Receiver<Message>, output: &Shared) {
    for message in messages {
        // One write a message: the answers to what is none never land within another.
        let mut frame = Vec::new();
        if message.write(&mut frame).and_then(|()| send(output, &frame)).is_err() {
            return;
        }
    }
}

fn read(mut input: impl BufRead, to: &Sender<Message>, refusals: &Shared) -> io::Result<()> {
    while let Some(size) = header(&mut input)? {
        match body(&mut input, size)? {
            Ok(message) => {
                if to.send(message).is_err() {
                    return Ok(());
                }
            }
            Err(refusal) => refuse(refusals, &refusal)?,
        }
    }
    Ok(())
}

/// The length of the next message; none at the end of the stream. Without one, nobody knows where a message ends.
fn header(input: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut head = input.take(MAX_HEADER_BYTES);
    let mut size = None;
    loop {
        let mut line = Vec::new();
        if head.read_until(b'\n', &mut line)? == 0 {
            let early = size.is_some() || head.limit() == 0;
            return if early { Err(malformed("a header has no end")) } else { Ok(None) };
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            return size.map(Some).ok_or_else(|| malformed("a header names no Content-Length"));
        }
        let (name, value) = line.split_once(':').ok_or_else(|| malformed("a header has a line without a colon"))?;
        if name.trim().eq_ignore_ascii_case("content-length") {
            size = Some(value.trim().parse().map_err(|_| malformed("a Content-Length is no number"))?);
        }
    }
}

fn malformed(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

/// A message, or the answer to what is none.
type Body = Result<Message, Value>;

fn body(input: &mut impl Read, size: u64) -> io::Result<Body> {
    let mut part = input.take(size);
    if size > MAX_MESSAGE_BYTES {
        io::copy(&mut part, &mut io::sink())?;
        let reason = format!("longer than {MAX_MESSAGE_BYTES} bytes");
        return Ok(Err(refusal(Value::Null, ErrorCode::InvalidRequest, &reason)));
    }
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < size {
        return Err(malformed("a message ends before its Content-Length"));
    }
    Ok(message(&bytes))
}

fn message(bytes: &[u8]) -> Body {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|_| refusal(Value::Null, ErrorCode::ParseError, "the message is not JSON"))?;
    let id = value.get("id").cloned();
    let named = |id: &Value| id.is_string() || id.is_i64();
    let refused = |id: Option<Value>| {
        let id = id.filter(named).unwrap_or(Value::Null);
        refusal(id, ErrorCode::InvalidRequest, "neither a request, a notification nor a response")
    };
    // Without an id of the right kind, a request would be read as a notification.
    if id.as_ref().is_some_and(|id| !named(id)) {
        return Err(refused(id));
    }
    serde_json::from_value(value).map_err(|_| refused(id))
}

fn refusal(id: Value, code: ErrorCode, message: &str) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "error": {"code": code as i32, "message": message}})
}

fn refuse(output: &Shared, refusal: &Value) -> io::Result<()> {
    let text = refusal.to_string();
    send(output, format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes())
}

fn send(output: &Shared, frame: &[u8]) -> io::Result<()> {
    let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
    output.write_all(frame)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    /// The methods that get through, what is answered, and whether the stream ended well.
    fn through(input: &str) -> (Vec<String>, String, bool) {
        let (to, from) = bounded(MAX_WAITING);
        let out: Arc<Mutex<Vec<u8>>> = Arc::default();
        let shared: Shared = Arc::clone(&out) as Shared;
        let ended = read(input.as_bytes(), &to, &shared).is_ok();
        drop(to);
        let method = |message| match message {
            Message::Request(request) => request.method,
            Message::Notification(notification) => notification.method,
            Message::Response(_) => "response".to_owned(),
        };
        let answers = String::from_utf8(out.lock().unwrap().clone()).unwrap();
        (from.iter().map(method).collect(), answers, ended)
    }

    #[test]
    fn what_is_no_message_is_answered_and_passed_over() {
        let good = frame(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        let deep = "[".repeat(100_000);
        for (bad, code) in
            [("{not json", -32700), ("[1,2]", -32600), (r#"{"id":1.5,"method":"x"}"#, -32600), (&deep, -32700)]
        {
            let (methods, answers, ended) = through(&format!("{}{good}", frame(bad)));
            assert_eq!((methods.len(), ended), (1, true), "{answers}");
            assert!(answers.contains(&code.to_string()), "{answers}");
        }
    }

    #[test]
    fn a_stream_without_frames_ends() {
        let long = "x".repeat(20_000);
        for bad in ["hello\r\n\r\n", "Content-Length: x\r\n\r\n", "\r\n", "Content-Length: 9\r\n\r\n{}", &long] {
            assert!(!through(bad).2, "{bad:.20}");
        }
        assert!(through("").2);
    }

    #[test]
    fn a_length_that_nobody_can_hold_costs_no_memory() {
        let (methods, _, ended) = through("Content-Length: 18446744073709551615\r\n\r\n{}");
        assert!(methods.is_empty() && ended);
    }
}
