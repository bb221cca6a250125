//! What was found and is not reported as a finding: waived, known before, or outside a change.

use serde::{Deserialize, Serialize};

use crate::Finding;

/// Where a waiver was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaivedBy {
    /// `plimsoll.waivers.toml`.
    File,
    /// A comment `# plimsoll: allow SLUG -- reason`.
    Inline,
    /// `.trivyignore` or `.trivyignore.yaml`, or a comment for Trivy.
    Trivy,
    /// A comment or an annotation for Checkov.
    Checkov,
    /// An annotation for kube-linter.
    KubeLinter,
    /// A file of Kubescape exceptions.
    Kubescape,
    /// A comment for Hadolint.
    Hadolint,
}

impl WaivedBy {
    /// Whether it stands in the object's own file.
    #[must_use]
    pub fn in_source(self) -> bool {
        matches!(self, Self::Inline | Self::Checkov | Self::KubeLinter | Self::Hadolint)
    }
}

/// A gap that somebody accepted. It leaves its control open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waived {
    /// What was accepted.
    pub finding: Finding,
    /// Where the waiver was stated.
    pub by: WaivedBy,
    /// The file that states it.
    pub file: String,
    /// The line in that file, from 1.
    pub line: u32,
    /// Why it was accepted.
    pub reason: String,
    /// Who answers for it; peers' waivers and bare comments name nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The last day on which it holds, as `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Waived {
    /// Whether nobody answers for it or nothing ends it.
    #[must_use]
    pub fn is_loose(&self) -> bool {
        self.owner.is_none() || self.until.is_none()
    }
}

/// A line of an ignore file that waives nothing here, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct UnmatchedWaiver {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// Whose form it has.
    pub by: WaivedBy,
    /// The id that it names, where it has the form of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Why it waives nothing.
    pub why: String,
}

/// How the estate stands against a baseline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgainstBaseline {
    /// Gaps that the baseline holds; they are not findings.
    pub known: usize,
    /// Entries whose gap is gone.
    pub fixed: usize,
    /// Entries of which this run cannot tell: their check or file was not judged, or the verdict is unknown.
    pub unjudged: usize,
}

/// A change that the report is limited to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SinceChange {
    /// The revision that it is compared with, as the user wrote it.
    pub reference: String,
    /// Files that the change touches.
    pub files: usize,
    /// Gaps in objects that it does not touch, which are not reported.
    pub findings: usize,
    /// Unknown verdicts on objects that it does not touch, which are not reported.
    pub unknowns: usize,
}
