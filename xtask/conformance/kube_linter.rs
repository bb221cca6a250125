//! kube-linter's own test files: how many objects of a file a check reports, and which it has to leave alone.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use plimsoll_engine::Assessment;
use serde::Deserialize;

use crate::list::List;
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::{assessed, checks};

pub struct KubeLinter;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    test: String,
    file: Option<String>,
    /// One entry for each object that they report.
    finding_kinds: Vec<String>,
}

/// How their files name objects that must not be reported.
const LEFT_ALONE: &str = "dont-fire";

impl Suite for KubeLinter {
    fn list(&self) -> &'static str {
        "kube-linter.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let cases: Result<Vec<Outcome>> = index.cases.iter().map(|case| outcome(dir, case, list)).collect();
        Ok(Judged { cases: cases?, figures: Vec::new() })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    let compared = match (list.checks(&case.test), &case.file) {
        (Some(slugs), Some(file)) => compare(dir, case, file, slugs)?,
        (Some(_), None) => bail!("the test `{}` has no file; exclude it", case.test),
        (None, _) if list.is_excluded(&case.test) => Compared::Excluded,
        (None, _) => bail!("the test `{}` is neither mapped nor excluded in conformance/kube-linter.toml", case.test),
    };
    Ok(Outcome { case: case.test.clone(), compared })
}

fn compare(dir: &Path, case: &Case, file: &str, slugs: &[String]) -> Result<Compared> {
    let assessment = assessed(file, &xtask::repo::read(&dir.join(file))?, &checks(slugs)?)?;
    let reported = objects(&assessment);
    let wrong = reported.iter().any(|(_, name)| name.starts_with(LEFT_ALONE));
    let unread = assessment.unknowns.len() + assessment.blind.len();
    if reported.len() == case.finding_kinds.len() && !wrong && unread == 0 {
        return Ok(Compared::Matched);
    }
    let names: Vec<String> = reported.iter().map(|(kind, name)| format!("{kind} {name}")).collect();
    let theirs = case.finding_kinds.join(", ");
    Ok(Compared::Disagree(format!("they report {theirs}; we report {}; {unread} unknown", names.join(", "))))
}

/// Kind and name of every object with a finding.
fn objects(assessment: &Assessment) -> BTreeSet<(String, String)> {
    assessment.findings.iter().map(|f| (f.subject.kind.clone(), f.subject.name.clone())).collect()
}
