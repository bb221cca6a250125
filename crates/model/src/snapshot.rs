//! The seam between collecting and judging: everything after a snapshot is pure and repeatable.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Renderings, SecretSearch, Why};

/// Version of the snapshot's form.
pub const SNAPSHOT_VERSION: u32 = 1;

/// What was collected, when, by what, and what could not be read. Secrets are masked in the texts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Snapshot {
    /// Version of this form, see [`SNAPSHOT_VERSION`].
    pub version: u32,
    /// When it was taken, as RFC 3339; left out where the input carries no time (files do not).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// What collected it.
    pub collectors: Vec<Collector>,
    /// Files that were read, ordered by path.
    pub files: Vec<SourceFile>,
    /// What could not be read, ordered by place.
    pub blind: Vec<BlindSpot>,
    /// What was passed over on purpose; a collector bounds how many it names.
    pub skipped: Vec<Skipped>,
    /// How many more were passed over than `skipped` names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped_more: BTreeMap<SkippedKind, usize>,
    /// How many files of other formats were met, by extension in lower case; empty for none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other_formats: BTreeMap<String, usize>,
    /// The id of the key behind the fingerprints, where one was configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint_key: Option<String>,
    /// What was rendered, and from what.
    #[serde(default, skip_serializing_if = "Renderings::is_empty")]
    pub renderings: Renderings,
    /// Kinds (`group/Kind` or `Kind`) that the user declares to be all there is; `*` for all kinds.
    #[serde(default)]
    pub complete: Vec<String>,
    /// What a search for embedded secrets found; empty where there was none.
    #[serde(default, skip_serializing_if = "SecretSearch::is_empty")]
    pub secrets: SecretSearch,
}

/// A collector and its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collector {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// A text that was read, with its secrets masked by `x` of the same length in bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SourceFile {
    /// Path as the user would write it, with `/`; `-` is stdin.
    pub path: String,
    /// The masked text.
    pub text: Arc<str>,
    /// What was masked, ordered by place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masks: Vec<Mask>,
}

/// A masked secret: its kind and place, and a keyed fingerprint where a key is configured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mask {
    /// First byte of the masked text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What kind of secret it looks like.
    pub kind: MaskKind,
    /// The rule that recognised it, for instance `aws-access-key-id`.
    pub rule: String,
    /// HMAC-SHA-256 under the configured key, cut to 16 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
}

/// How a secret was recognised, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaskKind {
    /// It has the form of a known credential.
    Token,
    /// It stands where Kubernetes keeps secrets (`Secret` data).
    SecretObject,
    /// Its name says that it is one.
    Named,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BlindSpot {
    /// Path of the file or folder.
    pub path: String,
    /// Line from 1 and column from 1, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u32)>,
    /// Why, and what would resolve it.
    pub why: Why,
}

/// Something that was passed over on purpose: counted and named, never silently dropped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Skipped {
    /// Why it was passed over.
    pub kind: SkippedKind,
    /// Path of the file or folder, or the document's place (`path:line`).
    pub path: String,
}

/// Why something was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SkippedKind {
    /// An ignore file names it.
    Ignored,
    /// Its name starts with a dot.
    Hidden,
    /// Its name says that it is of a kind that this version does not read.
    OtherFormat,
    /// A document without `apiVersion` and `kind`.
    NotKubernetes,
    /// A link to what is read, or was passed over, under its own name.
    Link,
}

impl Snapshot {
    /// How many things were passed over, by reason.
    #[must_use]
    pub fn skipped_counts(&self) -> BTreeMap<SkippedKind, usize> {
        let mut counts = self.skipped_more.clone();
        for skipped in &self.skipped {
            *counts.entry(skipped.kind).or_default() += 1;
        }
        counts
    }
}
