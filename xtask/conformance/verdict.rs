//! What our checks say of texts: the same way that a scan goes, masking included.

use anyhow::{Context, Result, anyhow};
use plimsoll_checks::find;
use plimsoll_engine::{Assessment, Check, ModeChoice, Request, assess};
use plimsoll_estate::{Estate, Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};

/// The checks with these slugs.
pub fn checks(slugs: &[String]) -> Result<Vec<&'static Check>> {
    slugs.iter().map(|slug| find(slug).with_context(|| format!("no check is called `{slug}`"))).collect()
}

/// The estate of these texts, by path, in the version that a scan assumes.
pub fn estate(texts: &[(String, String)]) -> Result<Estate> {
    normalised(texts, &Options::default())
}

/// The estate of these texts in a version of Kubernetes.
pub fn estate_at(texts: &[(String, String)], version: &str) -> Result<Estate> {
    let kubernetes = version.parse().map_err(|e| anyhow!("{version}: {e}"))?;
    normalised(texts, &Options { kubernetes, ..Options::default() })
}

/// The texts are taken for all there is.
fn normalised(texts: &[(String, String)], version: &Options) -> Result<Estate> {
    let options = TextOptions { complete: vec!["*".to_owned()], ..TextOptions::default() };
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Ok(normalise(from_texts(texts, &options)?, version))
}

/// What these checks say of an estate.
pub fn assess_all(view: View<'_>, checks: &[&'static Check]) -> Assessment {
    let catalog = plimsoll_catalog::Catalog::builtin();
    let modes = ModeChoice::default();
    assess(&Request { catalog, checks, together: &[], modes: &modes, version: "test" }, view)
}

/// The assessment of one text by these checks; the text is taken for all there is.
pub fn assessed(path: &str, text: &str, checks: &[&'static Check]) -> Result<Assessment> {
    let estate = estate(&[(path.to_owned(), text.to_owned())]).with_context(|| path.to_owned())?;
    Ok(assess_all(View::new(&estate), checks))
}

/// What we say in one word: `fail` for a gap, `unknown` where something cannot be told, else `pass`.
pub fn word(assessment: &Assessment) -> &'static str {
    match (assessment.findings.is_empty(), assessment.unknowns.is_empty() && assessment.blind.is_empty()) {
        (false, _) => "fail",
        (true, false) => "unknown",
        (true, true) => "pass",
    }
}
