use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What of a snapshot's files is not there to be judged as it stands: texts that were rendered, and what they were
/// rendered from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renderings {
    /// Texts that stand in no file, by their paths, with where each part of them came from.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, Rendered>,
    /// Paths of files that texts were rendered from: they are shown, and judged only as rendered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What rendered, such as `helm v3.22.0`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub engines: Vec<String>,
}

impl Renderings {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.sources.is_empty()
    }
}

/// Where the parts of a rendered text came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendered {
    /// The file that it was rendered from: the template, or the kustomization.
    pub from: String,
    /// Files that the parts came from.
    pub files: Vec<String>,
    /// Parts, ordered by their first byte; each ends where the next one begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// Values that parts use, as paths from the values of the chart at the top; `*` is any step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Vec<String>>,
    /// Where values may be set, the strongest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<ValuesFile>,
    /// Objects that were built of others, ordered by their first byte.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<BuiltOf>,
}

/// A part of a rendered text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// First byte in the rendered text.
    pub at: u32,
    /// Index of the file that it came from, in [`Rendered::files`].
    pub file: u32,
    /// First byte there.
    pub start: u32,
    /// One past the last byte there.
    pub end: u32,
    /// What an action wrote, from these values of [`Rendered::values`]; none for a text that stands there as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Vec<u32>>,
}

/// A file that sets values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValuesFile {
    /// Index in [`Rendered::files`].
    pub file: u32,
    /// What stands before its values in a path from the top.
    pub below: Vec<String>,
}

/// An object that was built of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuiltOf {
    /// First byte in the rendered text.
    pub at: u32,
    /// Index of the file that it stands in, in [`Rendered::files`].
    pub file: u32,
}
