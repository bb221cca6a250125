//! The conformance suites, which link the checks and are therefore a program of their own.

pub mod list;

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;

/// Builds and runs the suites with these arguments; the exit code is theirs.
///
/// # Errors
/// Fails where cargo cannot be started.
pub fn run(root: &Path, arguments: &[OsString]) -> Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = root.join("Cargo.toml");
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--package", "xtask", "--example", "conformance", "--manifest-path"]);
    let status = command.arg(manifest).arg("--").args(arguments).status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
