//! Embedded secrets: where they stand and what recognised them, never what they are.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// What a search for embedded secrets looked at and found.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SecretSearch {
    /// How many files were searched, those included that hold nothing.
    pub files: u64,
    /// How many versions of files in the history of git were searched.
    #[serde(default)]
    pub history: u64,
    /// The files that hold something, ordered by path.
    pub found: Vec<SecretFile>,
}

/// A file that holds secrets, masked by `x` of the same length in bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SecretFile {
    /// Path as the user would write it; a version in the history ends in `@` and the commit.
    pub path: String,
    /// The masked text.
    pub text: Arc<str>,
    /// The secrets, ordered by place.
    pub hits: Vec<SecretHit>,
    /// The commit that brought it, where it is a version in the history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<Commit>,
}

/// A secret that was recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecretHit {
    /// First byte of the masked text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// The rule that recognised it.
    pub rule: String,
    /// HMAC-SHA-256 under the configured key, cut to 16 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// A commit, as far as a finding tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Its id, in hexadecimal digits.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// When, as a date of UTC.
    pub date: String,
}

impl SecretSearch {
    /// Whether anything was searched at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files == 0 && self.history == 0
    }
}
