use std::io::Read;
use std::path::PathBuf;

use crate::RenderOptions;
use crate::limits::Limits;

/// What to collect and how.
#[derive(Default)]
pub struct Request<'a> {
    /// The folder that relative paths start from and that shown paths are relative to.
    pub cwd: PathBuf,
    /// Files, folders or `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// What `-` reads.
    pub stdin: Option<&'a mut dyn Read>,
    /// Read files and folders whose name starts with a dot too; `.git` never.
    pub include_hidden: bool,
    /// Read what `.gitignore` and `.plimsollignore` name too.
    pub no_ignore: bool,
    /// Kinds that the user declares to be all there is; `*` for all kinds.
    pub complete: Vec<String>,
    /// The key behind the fingerprints of secrets; without one there are none.
    pub fingerprint_key: Option<FingerprintKey>,
    /// How charts and overlays are rendered; without it each is a blind spot.
    pub render: Option<RenderOptions>,
    /// Search for embedded secrets, in files of every kind.
    pub secrets: bool,
    /// Search the history of git for embedded secrets, too.
    pub history: bool,
    /// The bounds of this run.
    pub limits: Limits,
}

/// The key behind the fingerprints of secrets.
#[derive(Clone)]
pub struct FingerprintKey {
    /// Its public name, which the snapshot carries.
    pub id: String,
    /// The key itself, which stays here.
    pub secret: Vec<u8>,
}

impl std::fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FingerprintKey({})", self.id)
    }
}
