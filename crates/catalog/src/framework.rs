//! Frameworks ask for controls; peers' checks are pointed at controls so that they can be looked up.

use serde::{Deserialize, Serialize};

/// A benchmark, standard or guide in one version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Framework {
    /// Slug, for example `cis-eks-1.8`.
    pub id: String,
    /// Its own name.
    pub title: String,
    /// The version that the requirement ids belong to.
    pub version: String,
    /// Address of the document.
    pub source: String,
    /// What it asks for, in its own order.
    pub requirements: Vec<Requirement>,
}

impl Framework {
    /// The requirement of that id.
    pub fn requirement(&self, id: &str) -> Option<&Requirement> {
        self.requirements.iter().find(|requirement| requirement.id == id)
    }
}

/// One thing that a framework asks for, answered by controls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// The framework's own number or name.
    pub id: String,
    /// What it asks for, in our words.
    pub title: String,
    /// Ids of the controls that answer it.
    pub controls: Vec<String>,
    /// Whether the id was taken from memory and not yet held against the document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unchecked: bool,
}

/// Another tool whose checks are pointed at our controls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peer {
    /// Slug of the tool.
    pub id: String,
    /// The tool's name.
    pub title: String,
    /// Its home.
    pub source: String,
    /// Check id and the controls that it speaks of, sorted by check id.
    pub checks: Vec<(String, Vec<String>)>,
}
