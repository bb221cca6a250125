//! What our fixes make of texts: the safe ones, and with them what a person would be asked about.

use anyhow::Result;
use plimsoll_engine::{Check, Remedy};
use plimsoll_estate::{Estate, Options, View, normalise};
use plimsoll_fix::{Judged, apply, round, settle};
use plimsoll_model::{SNAPSHOT_VERSION, Snapshot, SourceFile};
use serde_json::Value;

use crate::verdict::{assess_all, estate};

/// Texts after fixes.
pub struct Fixed {
    /// After the safe ones.
    pub made: Estate,
    /// After those that a person is asked about, too.
    pub offered: Estate,
    /// Safe fixes that could not be written, and why.
    pub refused: Vec<String>,
}

/// Fixes texts, which are taken for all there is, with these checks.
pub fn fix(texts: &[(String, String)], checks: &[&'static Check]) -> Result<Fixed> {
    let first = estate(texts)?.files().to_vec();
    let mut last = Vec::new();
    let outcome = settle(&first, &mut |files| {
        last = files.to_vec();
        judge(files, checks)
    });
    let made = judge(&last, checks);
    let offers: Vec<&Remedy> =
        made.findings.iter().filter_map(|f| f.remedy.as_ref()).filter(|r| !r.is_safe()).collect();
    let mut files = last.clone();
    for (index, edits) in round(&made.estate, &offers).edits {
        if let Some(file) = files.get_mut(index as usize) {
            file.text = apply(&file.text, &edits).into();
        }
    }
    let refused = outcome.refused.iter().map(|(finding, why)| format!("{}: {why}", finding.check)).collect();
    Ok(Fixed { offered: seen(&files), made: made.estate, refused })
}

/// The objects of an estate as JSON.
pub fn objects(estate: &Estate) -> Vec<Value> {
    estate.objects().iter().map(|object| object.node().to_json()).collect()
}

/// Whether these checks find a gap there.
pub fn has_gap(estate: &Estate, checks: &[&'static Check]) -> bool {
    !assess_all(View::new(estate), checks).findings.is_empty()
}

fn judge(files: &[SourceFile], checks: &[&'static Check]) -> Judged {
    let estate = seen(files);
    let findings = assess_all(View::new(&estate), checks).findings;
    Judged { estate, findings }
}

fn seen(files: &[SourceFile]) -> Estate {
    let complete = vec!["*".to_owned()];
    let snapshot = Snapshot { version: SNAPSHOT_VERSION, files: files.to_vec(), complete, ..Snapshot::default() };
    normalise(snapshot, &Options::default())
}
