//! Polaris' own test files: whether a file passes or fails a check, also after their fix.

use std::path::Path;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::list::List;
#[cfg(test)]
use crate::mutations::Sample;
use crate::scope::{forgive_unread_pods, narrow};
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::{assessed, checks, word};

pub struct Polaris;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    check: String,
    file: String,
    expected: String,
}

impl Suite for Polaris {
    fn list(&self) -> &'static str {
        "polaris.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let cases: Result<Vec<Outcome>> = index.cases.iter().map(|case| outcome(dir, case, list)).collect();
        let rules = index.cases.iter().map(|case| case.check.clone()).collect();
        Ok(Judged { cases: cases?, rules, figures: Vec::new() })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    let left_out = list.is_excluded(&case.check) || list.is_excluded(&case.file);
    let compared = match list.checks(&case.check).filter(|_| !left_out) {
        Some(slugs) => compare(dir, case, slugs, list)?,
        None if left_out => Compared::Excluded,
        None => bail!("the check `{}` is neither mapped nor excluded in conformance/polaris.toml", case.check),
    };
    Ok(Outcome { case: case.file.clone(), compared })
}

fn compare(dir: &Path, case: &Case, slugs: &[String], list: &List) -> Result<Compared> {
    // What their fix leaves has to pass.
    let wanted = if case.expected == "mutated" { "pass" } else { &case.expected };
    let checks = checks(slugs)?;
    let text = xtask::repo::read(&dir.join(&case.file))?;
    let mut assessment = assessed(&case.file, &text, &checks)?;
    narrow(&mut assessment, list.about(&case.check), &text)?;
    forgive_unread_pods(&mut assessment, &checks);
    let said = word(&assessment);
    if said == wanted {
        return Ok(Compared::Matched);
    }
    let findings = assessment.findings.iter().map(|f| format!("{}: {}", f.check, f.message));
    let unknown = assessment.unknowns.iter().map(|u| format!("{}: {}", u.check, u.why));
    let why: Vec<String> = findings.chain(unknown).collect();
    Ok(Compared::Disagree(format!("expected {wanted}, we say {said}\n{}", why.join("\n"))))
}

/// The files that hold one object, with the verdict on it.
#[cfg(test)]
pub fn samples(dir: &Path, list: &List) -> Result<Vec<Sample>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let mut samples = Vec::new();
    for case in index.cases.iter().filter(|case| list.about(&case.check).is_empty()) {
        let Some(slugs) = list.checks(&case.check) else { continue };
        let expected = if case.expected == "mutated" { "pass" } else { &case.expected };
        let texts = [(case.file.clone(), xtask::repo::read(&dir.join(&case.file))?)];
        samples.extend(Sample::alone(&case.check, slugs, expected, &texts)?);
    }
    Ok(samples)
}
