//! Dockerfiles: what judging them costs beside Hadolint, over real files and many times as many.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::measure::{self, Cost};
use super::subject::Build;
use super::{Row, bytes, table};
use crate::repo;

/// Real Dockerfiles beside the checkout.
const REAL: &str = "../shared/corpus/realworld/dockerfile";
/// How often they are copied for the larger input.
const COPIES: usize = 40;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// How often each program reads each input
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
    /// Hadolint, where it is not on PATH
    #[arg(long, default_value = "hadolint")]
    hadolint: PathBuf,
}

/// Measures, tells progress through `tell`, and gives a Markdown table.
///
/// # Errors
/// Fails where the program does not build or run, or does not see every file.
pub fn run(root: &Path, options: &Options, tell: &dyn Fn(&str)) -> Result<String> {
    let build = Build::make(root)?;
    let real = root.join(REAL);
    if !real.is_dir() {
        return Ok(format!("skipped: {REAL} is absent"));
    }
    let real = real.canonicalize()?;
    let many = copies(&real, &build.target.join("bench/dockerfiles"))?;
    let hadolint = version(&options.hadolint);
    if hadolint.is_none() {
        tell("skipped: hadolint is not installed");
    }
    let mut rows = Vec::new();
    for (name, folder) in [("real Dockerfiles", &real), ("the same many times", &many)] {
        let files = dockerfiles(folder)?;
        let seen = build.objects(folder)?;
        if seen != files.len() {
            bail!("{name}: there are {} files, the program saw {seen}", files.len());
        }
        let ours: Result<Vec<Cost>> = (0..options.runs).map(|_| build.subject.run(folder)).collect();
        rows.push(row(name, folder, seen, "plimsoll", ours?)?);
        if let Some(version) = &hadolint {
            let theirs: Result<Vec<Cost>> = (0..options.runs).map(|_| lint(&options.hadolint, &files)).collect();
            rows.push(row(name, folder, seen, version, theirs?)?);
        }
    }
    Ok(table::markdown(&rows, &build.version, measure::floor()?))
}

fn row(input: &str, folder: &Path, files: usize, program: &str, costs: Vec<Cost>) -> Result<Row> {
    let (input, program) = (input.to_owned(), program.to_owned());
    Ok(Row { input, objects: files.to_string(), bytes: bytes(folder)?, program, costs })
}

fn dockerfiles(folder: &Path) -> Result<Vec<PathBuf>> {
    repo::files(folder, &|path| path.file_name().is_some_and(|name| name == "Dockerfile"))
}

/// Copies of every file, each in a folder of its own.
fn copies(real: &Path, folder: &Path) -> Result<PathBuf> {
    let files = dockerfiles(real)?;
    for copy in 0..COPIES {
        for (index, file) in files.iter().enumerate() {
            let to = folder.join(format!("{copy}-{index}"));
            std::fs::create_dir_all(&to)?;
            std::fs::copy(file, to.join("Dockerfile")).with_context(|| to.display().to_string())?;
        }
    }
    Ok(folder.to_owned())
}

/// What the program calls itself, if it is installed; nothing is ever downloaded.
fn version(program: &Path) -> Option<String> {
    let answer = Command::new(program).arg("--version").stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    Some(text.rsplit(' ').next().map_or(text.clone(), |number| format!("hadolint {number}")))
}

/// All files in one call, which is what costs Hadolint least.
fn lint(program: &Path, files: &[PathBuf]) -> Result<Cost> {
    let mut command = Command::new(program);
    let (status, cost) = measure::run(command.args(files).stdin(Stdio::null()).stdout(Stdio::null()))?;
    if status.code().is_none_or(|code| code > 1) {
        bail!("hadolint: {status}");
    }
    Ok(cost)
}
