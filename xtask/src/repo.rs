//! The repository's files.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The repository that holds the current folder.
///
/// # Errors
/// Fails outside a checkout.
pub fn root() -> Result<PathBuf> {
    let here = std::env::current_dir()?;
    let is_root = |dir: &&Path| dir.join("Cargo.toml").is_file() && dir.join("xtask").is_dir();
    match here.ancestors().find(is_root) {
        Some(root) => Ok(root.to_owned()),
        None => bail!("no checkout around {}; change into the repository", here.display()),
    }
}

/// Reads a text and names it when that fails.
///
/// # Errors
/// Fails where the file cannot be read as UTF-8.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// Writes a text, with the folders above it.
///
/// # Errors
/// Fails where the file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// Every file below `dir` whose path `keep` wants, sorted; nothing where there is no such folder.
///
/// # Errors
/// Fails where a folder cannot be listed.
pub fn files(dir: &Path, keep: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop().filter(|f| f.is_dir()) {
        for entry in fs::read_dir(&folder).with_context(|| format!("listing {}", folder.display()))? {
            let path = entry?.path();
            match path.is_dir() {
                true => folders.push(path),
                false if keep(&path) => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A path as the repository writes it: relative, with `/`.
#[must_use]
pub fn name(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Whether a path ends in this extension.
#[must_use]
pub fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}
