//! Charts are rendered again after each round of edits of what they are rendered from.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use plimsoll_fix::Texts;
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_source::Edited;

use crate::cli::InputArgs;
use crate::commands::estate::recollect;
use crate::settings::Found;

/// The snapshot of edited texts, charts rendered from them. Where they cannot be rendered any more, or less of the
/// input can be seen, it is that of the first texts: what an edit should have closed is then still there.
pub(super) fn again(input: &InputArgs, found: &Found, first: &Snapshot, texts: &Texts<'_>) -> Result<Snapshot> {
    let edited = edited(first, texts)?;
    if edited.is_empty() {
        return Ok(Snapshot { files: texts.files.to_vec(), ..first.clone() });
    }
    let new = recollect(input, found, edited)?;
    let is_sound = new.blind.len() <= first.blind.len() && new.renderings.texts.len() >= first.renderings.texts.len();
    if !is_sound {
        return Ok(first.clone());
    }
    Ok(Snapshot { files: files(first, texts, &new), renderings: new.renderings, ..first.clone() })
}

/// The edits of files that something is rendered from, by their real paths.
fn edited(first: &Snapshot, texts: &Texts<'_>) -> Result<Edited> {
    let sources: BTreeSet<&str> = first.renderings.sources.iter().map(String::as_str).collect();
    let cwd = std::env::current_dir().context("the current folder cannot be read")?;
    let mut out = Edited::new();
    for (index, edits) in &texts.edits {
        let Some(file) = first.files.get(*index as usize).filter(|file| sources.contains(file.path.as_str())) else {
            continue;
        };
        let real = cwd.join(&file.path).canonicalize().with_context(|| format!("{} cannot be found", file.path))?;
        out.insert(real, edits.iter().map(|edit| (edit.span, edit.text.clone())).collect());
    }
    Ok(out)
}

/// The files in the order of the first ones, what is rendered among them anew; what is new comes last.
fn files(first: &Snapshot, texts: &Texts<'_>, new: &Snapshot) -> Vec<SourceFile> {
    let rendered = new.files.iter().filter(|file| new.renderings.texts.contains_key(&file.path));
    let mut rendered: BTreeMap<&str, &SourceFile> = rendered.map(|file| (file.path.as_str(), file)).collect();
    let was_rendered = |file: &SourceFile| first.renderings.texts.contains_key(&file.path);
    let one = |file: &SourceFile| match rendered.remove(file.path.as_str()) {
        Some(new) => new.clone(),
        None if was_rendered(file) => SourceFile { text: "".into(), masks: Vec::new(), ..file.clone() },
        None => file.clone(),
    };
    let mut all: Vec<SourceFile> = texts.files.iter().map(one).collect();
    all.extend(rendered.into_values().cloned());
    all
}
