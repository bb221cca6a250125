//! The programs that are measured.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::measure::{self, Cost};

/// A program and how it is told to scan.
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) is_peer: bool,
    pub(super) program: PathBuf,
    /// Arguments before the path.
    arguments: &'static [&'static str],
    /// Exit codes that are answers, not failures.
    answers: &'static [i32],
}

/// Our own program, built for release.
pub(super) struct Build {
    pub(super) subject: Subject,
    /// Cargo's target folder.
    pub(super) target: PathBuf,
    /// What the program calls itself.
    pub(super) version: String,
}

impl Subject {
    /// A peer by name, if it is installed; nothing is ever downloaded.
    pub(super) fn peer(name: &str) -> Result<Option<Self>> {
        let (version, arguments): (&str, &'static [&'static str]) = match name {
            "kube-linter" => ("version", &["lint"]),
            "checkov" => ("--version", &["--framework", "kubernetes", "--quiet", "--compact", "-d"]),
            _ => bail!("no peer `{name}` is known; write kube-linter or checkov"),
        };
        Self::installed(name, version, arguments)
    }

    /// A peer with the arguments that stand before the path, if it is installed.
    pub(super) fn installed(name: &str, version: &str, arguments: &'static [&'static str]) -> Result<Option<Self>> {
        let answer = Command::new(name).arg(version).stderr(Stdio::null()).output();
        let Ok(answer) = answer else { return Ok(None) };
        let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        let name_and_version = format!("{name} {version}");
        Ok(Some(Self { name: name_and_version, is_peer: true, program: name.into(), arguments, answers: &[0, 1] }))
    }

    pub(super) fn run(&self, path: &Path) -> Result<Cost> {
        let mut command = self.command(self.arguments, path);
        let (status, cost) = measure::run(command.stdout(Stdio::null()).stderr(Stdio::null()))?;
        if !status.code().is_some_and(|code| self.answers.contains(&code)) {
            bail!("{} on {}: {status}", self.name, path.display());
        }
        Ok(cost)
    }

    fn command(&self, arguments: &[&str], path: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(arguments).arg(path).stdin(Stdio::null());
        command
    }
}

impl Build {
    pub(super) fn make(root: &Path) -> Result<Self> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(&cargo).args(["build", "--release", "-p", "plimsoll"]).current_dir(root).status()?;
        if !built.success() {
            bail!("plimsoll does not build for release");
        }
        let target = target(&cargo, root)?;
        let program = target.join("release/plimsoll");
        let answer = Command::new(&program).arg("--version").output().context("asking plimsoll for its version")?;
        let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        // 0, 1 and 3 say what was found; 2 says that the program failed.
        let answers = &[0, 1, 3];
        let subject = Subject { name: "plimsoll".to_owned(), is_peer: false, program, arguments: &["scan"], answers };
        Ok(Self { subject, target, version })
    }

    /// How many objects the program sees in an input, so that a fast answer is a whole one.
    ///
    /// The answer is read as a stream: what this process holds would count as the next child's memory.
    pub(super) fn objects(&self, path: &Path) -> Result<usize> {
        let mut command = self.subject.command(&["scan", "--format", "json"], path);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let output = child.stdout.take().context("the child has no output")?;
        let answer: Answer = serde_json::from_reader(BufReader::new(output))
            .with_context(|| format!("reading the answer for {}", path.display()))?;
        child.wait()?;
        Ok(answer.counts.objects)
    }
}

/// The part of an answer that says how much was seen.
#[derive(Deserialize)]
struct Answer {
    counts: Counts,
}

#[derive(Deserialize)]
struct Counts {
    objects: usize,
}

fn target(cargo: &std::ffi::OsStr, root: &Path) -> Result<PathBuf> {
    let arguments = ["metadata", "--format-version", "1", "--no-deps", "--offline"];
    let output = Command::new(cargo).args(arguments).current_dir(root).output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    Ok(metadata["target_directory"].as_str().context("cargo metadata names no target folder")?.into())
}
