//! The files of translators: `catalog/zh/`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use plimsoll_catalog::{CheckTexts, Text};
use serde::Deserialize;

use super::english::{Texts, mark};
use crate::repo;

const CHECKS: &str = "catalog/zh/checks";
const SENTENCES: &str = "catalog/zh/sentences";

/// A check's texts as its translator wrote them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) title: Option<String>,
    pub(super) fix: Option<String>,
    pub(super) what: Option<String>,
    pub(super) why: Option<String>,
    pub(super) how: Option<String>,
    /// The marks of the English texts that these were made from, in the order of the fields.
    pub(super) from: Option<String>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Source {
    pub(super) checks: BTreeMap<String, Entry>,
    pub(super) sentences: BTreeMap<String, String>,
}

impl Entry {
    /// The texts in the order of [`super::english::PARTS`].
    pub(super) fn parts(&self) -> [Option<&str>; 5] {
        let parts = [&self.title, &self.fix, &self.what, &self.why, &self.how];
        parts.map(|part| part.as_deref().map(str::trim).filter(|text| !text.is_empty()))
    }

    /// Whether each text was made from the English of today.
    pub(super) fn fresh(&self, english: Option<&Texts>) -> [bool; 5] {
        let from: Vec<&str> = self.from.as_deref().unwrap_or_default().split_whitespace().collect();
        std::array::from_fn(|at| english.is_some_and(|texts| from.get(at) == Some(&mark(&texts[at]).as_str())))
    }

    pub(super) fn texts(&self, english: Option<&Texts>) -> CheckTexts {
        let (parts, fresh) = (self.parts(), self.fresh(english));
        let text = |at: usize| parts[at].map(|text| Text { text: text.to_owned(), stale: !fresh[at] });
        CheckTexts { title: text(0), fix: text(1), what: text(2), why: text(3), how: text(4) }
    }
}

pub(super) fn files(root: &Path) -> Result<Vec<PathBuf>> {
    repo::files(&root.join(CHECKS), &|p| repo::has_extension(p, "toml"))
}

pub(super) fn read(root: &Path) -> Result<Source> {
    let sentences = repo::files(&root.join(SENTENCES), &|p| repo::has_extension(p, "toml"))?;
    Ok(Source { checks: merged(root, &files(root)?)?, sentences: merged(root, &sentences)? })
}

/// The tables of several files as one; nothing may stand in two of them.
fn merged<T: for<'de> Deserialize<'de>>(root: &Path, paths: &[PathBuf]) -> Result<BTreeMap<String, T>> {
    let mut all = BTreeMap::new();
    for path in paths {
        let name = repo::name(root, path);
        let table: BTreeMap<String, T> = toml::from_str(&repo::read(path)?).with_context(|| name.clone())?;
        for (key, value) in table {
            if all.insert(key.clone(), value).is_some() {
                bail!("{name}: `{key}` is translated in another file already; keep one of them");
            }
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_fresh_or_stale_by_itself() {
        let english = ["a", "b", "c", "d", "e"].map(str::to_owned);
        let from = format!("{} 00000000 {}", mark("a"), mark("c"));
        let entry = Entry { title: Some("甲".into()), fix: Some("乙".into()), from: Some(from), ..Entry::default() };
        assert_eq!(entry.fresh(Some(&english)), [true, false, true, false, false]);
        assert_eq!(entry.fresh(None), [false; 5]);
        let texts = entry.texts(Some(&english));
        assert!(!texts.title.unwrap().stale && texts.fix.unwrap().stale && texts.what.is_none());
    }
}
