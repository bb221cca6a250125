//! Marks translations as made from the English of today.

use std::path::Path;

use anyhow::{Context, Result, bail};
use toml_edit::{DocumentMut, value};

use super::english::{self, Texts};
use super::source;
use crate::{checks, repo};

/// Marks the translations of these checks, or those that have no mark yet where none is named; names the checks.
///
/// # Errors
/// Fails where a file cannot be read or written, or a name stands in none.
pub fn accept(root: &Path, slugs: &[String]) -> Result<Vec<String>> {
    let families = checks::families(root)?;
    let english = english::texts(root, &checks::all(&families)?)?;
    let mut marked = Vec::new();
    for path in source::files(root)? {
        let before = repo::read(&path)?;
        let mut document: DocumentMut = before.parse().with_context(|| repo::name(root, &path))?;
        for (slug, entry) in document.iter_mut() {
            let wanted = if slugs.is_empty() { entry.get("from").is_none() } else { slugs.iter().any(|s| s == &*slug) };
            if let Some(texts) = english.get(&*slug).filter(|_| wanted) {
                entry["from"] = value(marks(texts));
                marked.push(slug.to_string());
            }
        }
        let after = document.to_string();
        if after != before {
            repo::write(&path, &after)?;
        }
    }
    match slugs.iter().find(|slug| !marked.contains(slug)) {
        Some(slug) => bail!("catalog/zh/checks/ holds no translation of a check `{slug}`"),
        None => Ok(marked),
    }
}

fn marks(texts: &Texts) -> String {
    texts.each_ref().map(|text| english::mark(text)).join(" ")
}
