//! The same by a client library that others wrote.

use std::path::Path;
use std::process::Command;

use crate::client::harbour;

#[test]
#[ignore = "needs pygls: make test-real"]
fn pygls_is_served() {
    let python = std::env::var("PLIMSOLL_TEST_LSP_PYTHON").expect("set by scripts/test-real");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lsp/real_client.py");
    let (_folder, root) = harbour();
    let output = Command::new(python)
        .arg(script)
        .arg(env!("CARGO_BIN_EXE_plimsoll"))
        .arg(&root)
        .env("PLIMSOLL_TODAY", "2026-06-01")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    assert!(text(&output.stdout).contains("all steps passed"));
}
