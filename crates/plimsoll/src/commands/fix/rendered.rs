//! Charts are rendered again after each round of edits of what they are rendered from.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use plimsoll_fix::{Edit, Texts};
use plimsoll_model::{Snapshot, SourceFile};
use plimsoll_source::Edited;

use crate::cli::InputArgs;
use crate::commands::estate::recollect;
use crate::settings::Found;

/// The snapshot of edited texts, charts rendered from them. A chart that cannot be rendered any more is the one of the
/// first texts: what an edit should have closed is then still there.
pub(super) fn again(input: &InputArgs, found: &Found, first: &Snapshot, texts: &Texts<'_>) -> Result<Snapshot> {
    if !is_edited(first, texts) {
        return Ok(Snapshot { files: texts.files.to_vec(), ..first.clone() });
    }
    let mut new = recollect(input, found, edited(first, texts)?)?;
    if new.blind.len() > first.blind.len() {
        keep(first, &mut new);
    }
    Ok(Snapshot { files: files(first, texts, &new), renderings: new.renderings, ..first.clone() })
}

/// Takes over what was rendered at first and is not any more.
fn keep(first: &Snapshot, new: &mut Snapshot) {
    let texts = &mut new.renderings.texts;
    for file in &first.files {
        if let Some(rendered) = first.renderings.texts.get(&file.path).filter(|_| !texts.contains_key(&file.path)) {
            texts.insert(file.path.clone(), rendered.clone());
            new.files.push(file.clone());
        }
    }
}

/// Whether something is rendered from what was edited.
pub(super) fn is_edited(first: &Snapshot, texts: &Texts<'_>) -> bool {
    sources(first, texts).next().is_some()
}

/// The edited files that something is rendered from.
fn sources<'t>(first: &'t Snapshot, texts: &'t Texts<'_>) -> impl Iterator<Item = (&'t SourceFile, &'t [Edit])> {
    let sources: BTreeSet<&str> = first.renderings.sources.iter().map(String::as_str).collect();
    let file = |(index, edits): (&u32, &'t Vec<Edit>)| Some((first.files.get(*index as usize)?, edits.as_slice()));
    texts.edits.iter().filter_map(file).filter(move |(file, _)| sources.contains(file.path.as_str()))
}

/// Their edits, by their real paths.
fn edited(first: &Snapshot, texts: &Texts<'_>) -> Result<Edited> {
    let cwd = std::env::current_dir().context("the current folder cannot be read")?;
    let mut out = Edited::new();
    for (file, edits) in sources(first, texts) {
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
