//! From a case's files to a snapshot: by the real masking, or with the masks that the case declares.

use plimsoll_model::{Mask, MaskKind, SNAPSHOT_VERSION, SecretFile, SecretHit, SecretSearch, Snapshot, SourceFile};
use plimsoll_source::{TextOptions, from_texts};

use super::Case;

/// A case that declares masks holds masked text, which the collector would not mask the same way again.
pub(super) fn snapshot(case: &Case) -> Result<Snapshot, String> {
    if !case.options.masks.is_empty() {
        return declared(case);
    }
    let options = TextOptions { complete: case.options.complete.clone(), secrets: true, ..TextOptions::default() };
    let texts = case.files.iter().map(|file| (file.path.as_str(), file.text.as_str()));
    from_texts(texts, &options).map_err(|error| error.to_string())
}

fn declared(case: &Case) -> Result<Snapshot, String> {
    let mut files: Vec<SourceFile> = case.files.iter().map(|f| source_file(case, f)).collect::<Result<_, _>>()?;
    if let Some(stray) = case.options.masks.iter().find(|m| case.files.iter().all(|f| !f.text.contains(&m.text))) {
        return Err(format!("no file of the case holds the masked text `{}`", stray.text));
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let secrets =
        SecretSearch { files: files.len() as u64, history: 0, found: files.iter().filter_map(found).collect() };
    // What is no manifest is only searched.
    files.retain(|file| [".yaml", ".yml", ".json"].iter().any(|end| file.path.ends_with(end)));
    let complete = case.options.complete.clone();
    Ok(Snapshot { version: SNAPSHOT_VERSION, files, complete, secrets, ..Snapshot::default() })
}

fn source_file(case: &Case, file: &super::Fixture) -> Result<SourceFile, String> {
    let mut masks = Vec::new();
    for mask in &case.options.masks {
        let kind = match mask.kind.as_str() {
            "token" => MaskKind::Token,
            "secret-object" => MaskKind::SecretObject,
            "named" => MaskKind::Named,
            other => return Err(format!("`{other}` is no kind of mask; write token, secret-object or named")),
        };
        masks.extend(file.text.match_indices(&mask.text).map(|(start, text)| Mask {
            start: start as u32,
            end: (start + text.len()) as u32,
            kind,
            rule: mask.rule.clone(),
            fingerprint: None,
        }));
    }
    masks.sort_by_key(|m| (m.start, m.end));
    Ok(SourceFile { path: file.path.clone(), text: file.text.as_str().into(), masks })
}

/// The masks of a file that a search for embedded secrets would have left.
fn found(file: &SourceFile) -> Option<SecretFile> {
    let hit = |mask: &Mask| SecretHit { start: mask.start, end: mask.end, rule: mask.rule.clone(), fingerprint: None };
    let hits: Vec<SecretHit> = file.masks.iter().map(hit).collect();
    (!hits.is_empty()).then(|| SecretFile { path: file.path.clone(), text: file.text.clone(), hits, commit: None })
}
