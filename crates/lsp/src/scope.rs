//! What is judged together.

use std::path::{Path, PathBuf};

use plimsoll_source::Request;
use plimsoll_source::limits::Limits;

use crate::Settings;
use crate::limits::{MAX_FILES, MAX_TOTAL_BYTES};
use crate::uri;

/// The file that makes a folder an estate of its own.
pub(crate) const MARK: &str = "plimsoll.toml";

/// What is judged together: a folder, or a file that belongs to none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scope {
    /// Everything below a folder.
    Folder(PathBuf),
    /// A file that lies outside of all folders of the client.
    File(PathBuf),
}

impl Scope {
    /// The scope of a file: the nearest folder upward that has a `plimsoll.toml`, up to the client's folder, else that
    /// one. Paths have their links resolved.
    pub(crate) fn of(path: &Path, folders: &[PathBuf]) -> Self {
        let around = folders.iter().filter(|f| path.starts_with(f)).max_by_key(|f| f.components().count());
        let Some(folder) = around else { return Self::File(path.to_owned()) };
        let between = path.ancestors().skip(1).take_while(|at| at.starts_with(folder));
        let marked = between.into_iter().find(|at| at.join(MARK).is_file());
        Self::Folder(marked.unwrap_or(folder).to_owned())
    }

    /// The folder that paths are shown from.
    pub(crate) fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) => folder,
            Self::File(path) => path.parent().unwrap_or(path),
        }
    }

    /// A file of this scope as reports show it.
    pub(crate) fn shown(&self, path: &Path) -> Option<String> {
        uri::shown(self.folder(), path)
    }

    /// What the collector is asked for.
    pub(crate) fn request(&self, settings: &Settings) -> Request<'static> {
        let path = match self {
            Self::Folder(_) => PathBuf::from("."),
            Self::File(path) => PathBuf::from(path.file_name().unwrap_or_default()),
        };
        Request {
            cwd: self.folder().to_owned(),
            paths: vec![path],
            complete: settings.complete.clone(),
            fingerprint_key: settings.fingerprint_key.clone(),
            limits: limits(),
            ..Request::default()
        }
    }
}

/// The bounds of a folder in an editor, which stays in memory.
pub(crate) fn limits() -> Limits {
    Limits { total_bytes: MAX_TOTAL_BYTES, files: MAX_FILES, ..Limits::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_settings_is_an_estate_of_its_own() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path().canonicalize().unwrap();
        let inner = root.join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        let file = inner.join("c.yaml");
        let folders = [root.clone()];
        assert_eq!(Scope::of(&file, &folders), Scope::Folder(root.clone()));
        std::fs::write(root.join("a/plimsoll.toml"), "").unwrap();
        assert_eq!(Scope::of(&file, &folders), Scope::Folder(root.join("a")));
        assert_eq!(Scope::of(&file, &folders).shown(&file).as_deref(), Some("b/c.yaml"));
        assert_eq!(Scope::of(&file, &[]), Scope::File(file.clone()));
        assert_eq!(Scope::File(file.clone()).shown(&file).as_deref(), Some("c.yaml"));
    }
}
