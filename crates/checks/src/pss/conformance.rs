use plimsoll_estate::{KubeVersion, Options, normalise};
use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile, Truth};

use super::{Level, evaluate};

/// What the standards say of one pod, free of the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseVerdict {
    /// Whether the level allows the pod.
    pub allowed: Truth,
    /// Ids of the violated controls, and of the baseline's that they stand in for.
    pub controls: Vec<&'static str>,
}

/// Why a text cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// It cannot be read, for this reason.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// It does not hold exactly one pod or template.
    #[error("holds {0} pods; give one document with one pod or template")]
    Pods(usize),
}

/// Judges the only pod of a YAML or JSON text by a level and version.
///
/// # Errors
/// The text cannot be read, or does not hold exactly one pod.
pub fn conformance_case(text: &str, level: Level, version: KubeVersion) -> Result<CaseVerdict, CaseError> {
    let file = SourceFile { path: "pod.yaml".to_owned(), text: text.into(), masks: Vec::new() };
    let snapshot = Snapshot { version: SNAPSHOT_VERSION, files: vec![file], ..Snapshot::default() };
    let estate = normalise(snapshot, &Options::default());
    if let Some(blind) = estate.blind.first() {
        return Err(CaseError::Unreadable(blind.why.to_string()));
    }
    let [pod] = estate.pods() else { return Err(CaseError::Pods(estate.pods().len())) };
    let found = evaluate(estate.object(pod.object), pod, level, version);
    let ids =
        found.violations.iter().flat_map(|v| std::iter::once(v.control.id).chain(v.control.replaces.iter().copied()));
    Ok(CaseVerdict { allowed: found.allowed(), controls: ids.collect() })
}
