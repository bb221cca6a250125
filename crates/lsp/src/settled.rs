//! All safe fixes of one document, settled as `plimsoll fix` settles those of a folder.

use std::sync::Arc;

use plimsoll_engine::{ModeChoice, Remedy, choose_modes};
use plimsoll_estate::{Estate, normalise};
use plimsoll_fix::{Edit, Judged, settle};
use plimsoll_model::{Snapshot, SourceFile};

use crate::Settings;
use crate::judge::assessed;

/// What fixing all of a document comes to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settled {
    /// The text that it was made for.
    pub(crate) text: Arc<str>,
    /// What leads from that text to the fixed one: in order, and apart.
    pub(crate) edits: Vec<Edit>,
    /// How many findings that closes.
    pub(crate) closed: usize,
}

impl Settled {
    /// Fixes a document among the files around it, which stay as they are.
    pub(crate) fn of(settings: &Settings, around: &Snapshot, shown: &str, text: Arc<str>) -> Self {
        let mut modes: Option<ModeChoice> = None;
        let outcome = settle(&around.files, &mut |files| judge(settings, around, files, shown, &mut modes));
        let closed = outcome.closed.len();
        let own = outcome.files.into_iter().find(|file| file.path == shown);
        // What is judged has secrets masked, byte by byte: its edits are true of the document too.
        let edits = own.filter(|file| file.before.len() == text.len()).map(|file| file.edits).unwrap_or_default();
        Self { text, edits, closed }
    }
}

/// Judges everything, and leaves the remedies that change this document only. Modes stay as they were at first.
fn judge(
    settings: &Settings,
    around: &Snapshot,
    files: &[SourceFile],
    shown: &str,
    modes: &mut Option<ModeChoice>,
) -> Judged {
    let snapshot = Snapshot { files: files.to_vec(), ..around.clone() };
    let estate = normalise(snapshot, &settings.options);
    let modes = modes.get_or_insert_with(|| choose_modes(settings.catalog, &estate, &settings.told));
    let mut findings = assessed(settings, modes, &estate).findings;
    for finding in &mut findings {
        finding.remedy = finding.remedy.take().filter(|remedy| is_within(&estate, remedy, shown));
    }
    Judged { estate, findings }
}

/// Whether a remedy is safe and changes this file only.
pub(crate) fn is_within(estate: &Estate, remedy: &Remedy, shown: &str) -> bool {
    let path = |file: u32| estate.files().get(file as usize).map(|f| f.path.as_str());
    remedy.is_safe() && remedy.changes.iter().all(|c| path(estate.object(c.object).file) == Some(shown))
}
