//! Reading the files of a chart or an overlay: all of them, bounded, and none outside of the tree.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use plimsoll_model::Why;
use plimsoll_render::limits::{MAX_FILES, MAX_INPUT_BYTES};

use super::{Edited, slashes};
use crate::limits::MAX_ARCHIVE_BYTES;
use crate::read;

/// Most bytes of one file: Helm refuses larger ones.
const MAX_FILE_BYTES: u64 = 5 * 1024 * 1024;
/// Most folders within folders.
const MAX_DEPTH: usize = 64;

/// Files that are handed to an engine.
pub(super) struct Gathered {
    /// By the name that the engine knows them by.
    pub(super) files: BTreeMap<String, (PathBuf, Arc<[u8]>)>,
    /// The folder that nothing may lie outside of, links followed.
    fence: PathBuf,
    edited: Arc<Edited>,
    bytes: usize,
}

impl Gathered {
    pub(super) fn new(fence: &Path, edited: &Arc<Edited>) -> Self {
        Self { files: BTreeMap::new(), fence: fence.to_owned(), edited: Arc::clone(edited), bytes: 0 }
    }

    /// Takes in every file below a folder.
    pub(super) fn below(&mut self, folder: &Path, prefix: &str) -> Result<(), Why> {
        self.folder(folder, prefix, 0)
    }

    fn folder(&mut self, folder: &Path, prefix: &str, depth: usize) -> Result<(), Why> {
        if depth > MAX_DEPTH {
            return Err(Why::new("folders lie in one another too deeply", "remove links that lead upward"));
        }
        let listing = std::fs::read_dir(folder).map_err(|e| read::io_why(&e))?;
        let names: std::io::Result<Vec<_>> = listing.map(|entry| Ok(entry?.file_name())).collect();
        let mut names = names.map_err(|e| read::io_why(&e))?;
        names.sort();
        for name in names.iter().filter(|name| *name != ".git") {
            let path = folder.join(name);
            let inner = if prefix.is_empty() {
                slashes(Path::new(name))
            } else {
                format!("{prefix}/{}", name.to_string_lossy())
            };
            let real = self.inside(&path, &inner)?;
            if real.is_dir() { self.folder(&path, &inner, depth + 1)? } else { self.file(&path, inner)? }
        }
        Ok(())
    }

    /// Takes in one file.
    pub(super) fn file(&mut self, path: &Path, name: String) -> Result<(), Why> {
        self.file_of(path, name, MAX_FILE_BYTES)
    }

    /// Takes in a packed chart.
    pub(super) fn archive(&mut self, path: &Path, name: &str) -> Result<(), Why> {
        self.file_of(path, name.to_owned(), MAX_ARCHIVE_BYTES)
    }

    fn file_of(&mut self, path: &Path, name: String, most: u64) -> Result<(), Why> {
        if self.files.contains_key(&name) {
            return Ok(());
        }
        let real = self.inside(path, &name)?;
        let (mut file, size) = read::open(&real)?;
        if size > most {
            return Err(Why::new(
                format!("{name} is larger than {most} bytes"),
                "name it in .helmignore and move it away",
            ));
        }
        let bytes = super::edited(&self.edited, &real, read::whole(&mut file, size, read::changed)?);
        self.bytes += bytes.len();
        if self.bytes > MAX_INPUT_BYTES || self.files.len() >= MAX_FILES {
            let reason = format!("more than {MAX_FILES} files or {MAX_INPUT_BYTES} bytes");
            return Err(Why::new(reason, "split it"));
        }
        self.files.insert(name, (real, bytes.into()));
        Ok(())
    }

    /// Where a path leads to, unless that is outside.
    fn inside(&self, path: &Path, name: &str) -> Result<PathBuf, Why> {
        let real = path.canonicalize().map_err(|e| read::io_why(&e))?;
        if real.starts_with(&self.fence) {
            return Ok(real);
        }
        Err(Why::new(format!("the link {name} leads out of the folder"), "put what it stands for in its place"))
    }

    pub(super) fn files(&self) -> plimsoll_render::Files {
        self.files.iter().map(|(name, (_, bytes))| (name.clone(), Arc::clone(bytes))).collect()
    }

    /// The texts of all files, by their names.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(name, (_, bytes))| Some((name.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    /// The text of a file.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.files.get(name)?.1).ok()
    }
}
