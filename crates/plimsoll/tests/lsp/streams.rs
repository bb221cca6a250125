//! Streams and exit codes.

use std::io::Write;
use std::process::Stdio;

use crate::client::binary;

/// Everything that the server writes for an input, and its exit code.
fn run(input: &[u8]) -> (String, i32) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = binary(folder.path());
    command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    // The server may end before it has read everything.
    let _ = pipe.write_all(input);
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

#[test]
fn streams_that_are_no_protocol_end_the_server_without_noise() {
    for input in
        [&b""[..], b"hello\r\n\r\n", b"Content-Length: -1\r\n\r\n", b"\xff\xfe\r\n", b"Content-Length: 99\r\n\r\n{}"]
    {
        assert_eq!(run(input), (String::new(), 1), "{input:?}");
    }
}

fn frame(text: &str) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}

#[test]
fn a_broken_message_is_answered_and_the_session_goes_on() {
    let messages = [
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
        "{broken",
        "[]",
        r#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#,
        r#"{"jsonrpc":"2.0","method":"exit"}"#,
    ];
    let (said, code) = run(&messages.map(frame).concat());
    assert_eq!(code, 0, "{said}");
    for part in ["-32700", "-32600", r#""id":2,"result":null"#] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
}

#[test]
fn exit_alone_is_no_clean_end() {
    assert_eq!(run(&frame(r#"{"jsonrpc":"2.0","method":"exit"}"#)).1, 1);
}
