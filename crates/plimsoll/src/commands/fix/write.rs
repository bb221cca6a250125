//! Writing fixed files: the real bytes, secrets and all, only if they are still what was judged.

use std::path::Path;

use anyhow::{Result, bail};
use plimsoll_fix::{FixedFile, Outcome, apply};
use plimsoll_model::{Snapshot, SourceFile};

use crate::commands::accept::write;
use crate::exit;
use crate::terminal::complain;

/// Writes every file that changes, each in one step; what cannot be written costs only itself.
pub fn all(outcome: &Outcome, snapshot: &Snapshot) -> Result<u8> {
    // All are read and held against what was judged before the first one is written.
    let mut ready = Vec::new();
    let mut code = exit::OK;
    for file in &outcome.files {
        match prepared(file, snapshot) {
            Ok(text) => ready.push((file, text)),
            Err(error) => {
                complain(&format!("{}: {error}", file.path));
                code = exit::FAILURE;
            }
        }
    }
    for (file, text) in ready {
        if let Err(error) = write(Path::new(&file.path), &text) {
            complain(&format!("{error:#}"));
            code = exit::FAILURE;
        }
    }
    Ok(code)
}

fn prepared(file: &FixedFile, snapshot: &Snapshot) -> Result<String> {
    if file.path == "-" {
        bail!("stdin cannot be replaced; use --diff, or name the file");
    }
    let judged = snapshot.files.iter().find(|source| source.path == file.path);
    let now = std::fs::read_to_string(&file.path)?;
    if !judged.is_some_and(|source| is_unchanged(source, &now)) {
        bail!("it has changed since it was read, or is not plain UTF-8; run the fix again");
    }
    Ok(apply(&now, &file.edits))
}

/// Whether a text is the judged one but for what is masked there.
fn is_unchanged(judged: &SourceFile, now: &str) -> bool {
    let (masked, real) = (judged.text.as_bytes(), now.as_bytes());
    if masked.len() != real.len() {
        return false;
    }
    let mut from = 0;
    let parts = judged.masks.iter().map(|mask| (mask.start as usize, mask.end as usize));
    for (start, end) in parts.chain([(real.len(), real.len())]) {
        // Masks are in order; nested ones reach no further back than their predecessors.
        if start > from && masked.get(from..start) != real.get(from..start) {
            return false;
        }
        from = from.max(end);
    }
    true
}
