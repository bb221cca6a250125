//! Translations into Chinese: what there is, what is missing, what is stale.
//!
//! They are data beside the checks (`catalog/zh/`), so that a check stays two files and none waits for a translator.

mod accept;
mod english;
mod scan;
mod source;
mod survey;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use plimsoll_catalog::Chinese;

use crate::checks;

pub use accept::accept;
pub use survey::{Kind, Survey};

/// Everything that is said in Chinese, with what is stale marked.
///
/// # Errors
/// Fails where a file of `catalog/zh/` cannot be read.
pub fn chinese(root: &Path, all: &[&checks::Check]) -> Result<Chinese> {
    let source = source::read(root)?;
    let english = english::texts(root, all)?;
    let texts = |(slug, entry): (&String, &source::Entry)| (slug.clone(), entry.texts(english.get(slug)));
    let checks: BTreeMap<_, _> = source.checks.iter().map(texts).collect();
    Ok(Chinese::new(checks, source.sentences))
}

/// What is translated, missing, stale or wrong.
///
/// # Errors
/// Fails where a source cannot be read.
pub fn survey(root: &Path) -> Result<Survey> {
    let families = checks::families(root)?;
    let all = checks::all(&families)?;
    let (source, english) = (source::read(root)?, english::texts(root, &all)?);
    let mut survey = Survey::default();
    survey.checks(&source, &english);
    let catalog = crate::codegen::read_catalog(root)?;
    survey.titles(&catalog);
    survey.words(&words::read(root)?);
    survey.sentences(&source, &scan::said(root)?, &catalog);
    Ok(survey)
}
