//! The programs that search the set, and what they say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::bench::measure;
use crate::bench::subject::Build;

/// Checks of embedded secrets.
const CHECKS: &str =
    "private-key-in-file,cloud-credential-in-file,token-in-file,password-in-url,generic-secret-in-file";

/// A program that finds secrets.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) is_peer: bool,
    program: PathBuf,
    version: String,
}

/// What a program said, and what that cost.
pub(super) struct Answer {
    /// The files with a finding, relative to the set.
    pub(super) files: BTreeSet<String>,
    pub(super) processor: Duration,
}

impl Answer {
    pub(super) fn name(&self, tool: &Tool) -> String {
        if tool.version.is_empty() { tool.name.to_owned() } else { format!("{} {}", tool.name, tool.version) }
    }
}

impl Tool {
    pub(super) fn all(build: &Build, gitleaks: &Path) -> [Self; 2] {
        let version = |program: &Path| {
            let said = Command::new(program).arg("version").output();
            said.map(|s| String::from_utf8_lossy(&s.stdout).trim().to_owned()).unwrap_or_default()
        };
        let own =
            Self { name: "plimsoll", is_peer: false, program: build.subject.program.clone(), version: String::new() };
        let peer = Self { name: "gitleaks", is_peer: true, program: gitleaks.to_owned(), version: version(gitleaks) };
        [own, peer]
    }

    /// Searches the set; nothing where the program is not installed.
    pub(super) fn run(&self, folder: &Path) -> Result<Option<Answer>> {
        let report = folder.with_extension(format!("{}.json", self.name));
        let mut command = self.command(folder, &report);
        command.stdin(Stdio::null()).stderr(Stdio::null());
        if !self.is_peer {
            command.stdout(fs::File::create(&report)?);
        }
        if Command::new(&self.program).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
            return Ok(None);
        }
        let (status, cost) = measure::run(&mut command)?;
        if !status.success() {
            bail!("{}: {status}", self.name);
        }
        let said: Value =
            serde_json::from_slice(&fs::read(&report)?).with_context(|| format!("reading what {} said", self.name))?;
        Ok(Some(Answer { files: self.files(folder, &said), processor: cost.processor }))
    }

    fn command(&self, folder: &Path, report: &Path) -> Command {
        let mut command = Command::new(&self.program);
        if self.is_peer {
            command.args(["dir", "--no-banner", "--exit-code", "0", "--report-format", "json", "--report-path"]);
            command.arg(report).arg(".");
        } else {
            command.args([
                "scan",
                ".",
                "--no-config",
                "--hidden",
                "--no-ignore",
                "--allow-blind",
                "--fail-on",
                "never",
                "--format",
                "json",
                "--check",
                CHECKS,
            ]);
        }
        command.current_dir(folder);
        command
    }

    fn files(&self, folder: &Path, said: &Value) -> BTreeSet<String> {
        let list = if self.is_peer { said } else { &said["findings"] };
        let place = |finding: &Value| match self.is_peer {
            true => finding["File"].as_str().map(str::to_owned),
            false => finding["places"][0]["file"].as_str().map(str::to_owned),
        };
        let start = folder.display().to_string() + "/";
        let relative = |path: String| path.strip_prefix(&start).map(str::to_owned).unwrap_or(path);
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(place)
            .map(relative)
            .map(|p| p.trim_start_matches("./").to_owned())
            .collect()
    }
}
