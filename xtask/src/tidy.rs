//! What the compiler cannot see: the drawing of the rooms, purity, documentation, and what must not stand in a text.

mod checks;
mod deny;
mod edges;
mod links;
mod lists;
mod purity;
mod sizes;
mod texts;

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::repo;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, with a line where there is one.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// What `tidy` found.
#[derive(Clone, Debug, Default)]
pub struct Tidy {
    /// Every problem, by place.
    pub problems: Vec<Problem>,
    /// Figures worth knowing.
    pub figures: Vec<String>,
}

impl Problem {
    fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Looks at everything.
///
/// # Errors
/// Fails where something cannot be read; problems are not errors.
pub fn run(root: &Path) -> Result<Tidy> {
    let metadata = metadata(root)?;
    let files = text_files(root)?;
    let mut tidy = Tidy::default();
    edges::look(root, &metadata, &mut tidy)?;
    purity::look(root, &metadata, &mut tidy)?;
    checks::look(root, &mut tidy)?;
    sizes::look(root, &files, &mut tidy)?;
    texts::look(root, &files, &mut tidy)?;
    links::look(root, &files, &mut tidy)?;
    deny::look(root, &mut tidy)?;
    tidy.problems.sort();
    tidy.problems.dedup();
    Ok(tidy)
}

/// The direct dependencies of every crate of the workspace.
fn metadata(root: &Path) -> Result<serde_json::Value> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root)
        .output()
        .context("running cargo metadata")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// Name and normal or build dependencies of each package.
fn dependencies(metadata: &serde_json::Value) -> Vec<(&str, Vec<&str>)> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    packages.map(|package| (package["name"].as_str().unwrap_or_default(), shipped(package))).collect()
}

fn shipped(package: &serde_json::Value) -> Vec<&str> {
    let listed = package["dependencies"].as_array().into_iter().flatten();
    listed.filter(|d| d["kind"] != "dev").filter_map(|d| d["name"].as_str()).collect()
}

/// Every text file of the checkout, but for what other tools write.
fn text_files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match path.is_dir() {
                true if lists::SKIPPED_FOLDERS.contains(&name.as_str()) => {}
                true => folders.push(path),
                false if name != "Cargo.lock" && name != "go.sum" => found.push(path),
                false => {}
            }
        }
    }
    found.retain(|path| repo::read(path).is_ok());
    found.sort();
    Ok(found)
}
