//! What our checks say of texts: the same way that a scan goes, masking included.

use anyhow::{Context, Result};
use plimsoll_checks::find;
use plimsoll_engine::{Assessment, Check, ModeChoice, Request, assess};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};

/// The checks with these slugs.
pub fn checks(slugs: &[String]) -> Result<Vec<&'static Check>> {
    slugs.iter().map(|slug| find(slug).with_context(|| format!("no check is called `{slug}`"))).collect()
}

/// The assessment of one text by these checks; the text is taken for all there is.
pub fn assessed(path: &str, text: &str, checks: &[&'static Check]) -> Result<Assessment> {
    let options = TextOptions { complete: vec!["*".to_owned()], ..TextOptions::default() };
    let snapshot = from_texts([(path, text)], &options).with_context(|| path.to_owned())?;
    let estate = normalise(snapshot, &Options::default());
    let catalog = plimsoll_catalog::Catalog::builtin();
    let modes = ModeChoice::default();
    Ok(assess(&Request { catalog, checks, modes: &modes, version: "test" }, View::new(&estate)))
}

/// What we say in one word: `fail` for a gap, `unknown` where something cannot be told, else `pass`.
pub fn word(assessment: &Assessment) -> &'static str {
    match (assessment.findings.is_empty(), assessment.unknowns.is_empty() && assessment.blind.is_empty()) {
        (false, _) => "fail",
        (true, false) => "unknown",
        (true, true) => "pass",
    }
}
