//! How the paths of a run relate: what was scanned, the folder of the waivers, and how reports show paths.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use crate::settings::Found;

/// The folders of a run, all absolute, links resolved where they exist.
#[derive(Debug)]
pub struct Where {
    /// The folder of `plimsoll.toml`, else the repository's root, else the scanned folder: waivers stand here.
    pub root: PathBuf,
    /// The first folder that is scanned.
    pub start: PathBuf,
    cwd: PathBuf,
    scanned: Vec<PathBuf>,
}

impl Where {
    /// Of the paths that a run looks at.
    pub fn of(found: &Found, paths: &[PathBuf]) -> Result<Self> {
        let cwd = std::env::current_dir().context("the current folder cannot be read")?;
        Ok(Self::seen_from(&cwd, found, paths))
    }

    /// Of the paths that a run looks at from a folder, which stands for the current one.
    pub fn seen_from(cwd: &Path, found: &Found, paths: &[PathBuf]) -> Self {
        let cwd = real(cwd);
        let scanned: Vec<PathBuf> = paths.iter().filter(|p| p.as_os_str() != "-").map(|p| real(&cwd.join(p))).collect();
        let first = scanned.first().unwrap_or(&cwd);
        let folder = if first.is_dir() { first.clone() } else { first.parent().unwrap_or(first).to_owned() };
        let beside = found.path.as_deref().map(|p| real(&cwd.join(p))).and_then(|p| Some(p.parent()?.to_owned()));
        let root = beside.or_else(|| upward(&folder)).unwrap_or_else(|| folder.clone());
        Self { root, start: folder, cwd, scanned }
    }

    /// Whether everything below the waivers' folder was looked at.
    pub fn whole(&self) -> bool {
        self.scanned.iter().any(|s| self.root.starts_with(s))
    }

    /// Whether a shown path lies in what was looked at.
    pub fn scanned(&self, shown: &str) -> bool {
        shown == "-" || self.scanned.iter().any(|s| self.absolute(shown).starts_with(s))
    }

    /// A shown path as seen from the waivers' folder.
    pub fn relative(&self, shown: &str) -> String {
        self.relative_to(&self.root, shown)
    }

    /// A shown path as seen from a folder; outside of it the path stays as it is.
    pub fn relative_to(&self, folder: &Path, shown: &str) -> String {
        let whole = self.absolute(shown);
        whole.strip_prefix(folder).map_or_else(|_| shown.to_owned(), slashes)
    }

    /// A path as reports show it: from the current folder where it lies below.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.cwd).map_or_else(|_| slashes(path), slashes)
    }

    fn absolute(&self, shown: &str) -> PathBuf {
        clean(&self.cwd.join(shown))
    }
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| clean(path))
}

/// Without `.` and `..`, which reports may show.
fn clean(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}

/// The nearest folder with a file of waivers, else the root of the repository.
fn upward(folder: &Path) -> Option<PathBuf> {
    for at in folder.ancestors() {
        if at.join(plimsoll_waive::FILE_NAME).is_file() || at.join(".git").exists() {
            return Some(at.to_owned());
        }
    }
    None
}
