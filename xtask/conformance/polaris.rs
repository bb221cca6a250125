//! Polaris' own test files: whether a file passes or fails a check, also after their fix.

use std::path::Path;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::list::List;
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
        Ok(Judged { cases: cases?, figures: Vec::new() })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    let compared = match list.checks(&case.check) {
        Some(slugs) => compare(dir, case, slugs)?,
        None if list.is_excluded(&case.check) => Compared::Excluded,
        None => bail!("the check `{}` is neither mapped nor excluded in conformance/polaris.toml", case.check),
    };
    Ok(Outcome { case: case.file.clone(), compared })
}

fn compare(dir: &Path, case: &Case, slugs: &[String]) -> Result<Compared> {
    // What their fix leaves has to pass.
    let wanted = if case.expected == "mutated" { "pass" } else { &case.expected };
    let assessment = assessed(&case.file, &xtask::repo::read(&dir.join(&case.file))?, &checks(slugs)?)?;
    let said = word(&assessment);
    if said == wanted {
        return Ok(Compared::Matched);
    }
    let findings = assessment.findings.iter().map(|f| format!("{}: {}", f.check, f.message));
    let unknown = assessment.unknowns.iter().map(|u| format!("{}: {}", u.check, u.why));
    let why: Vec<String> = findings.chain(unknown).collect();
    Ok(Compared::Disagree(format!("expected {wanted}, we say {said}\n{}", why.join("\n"))))
}
