//! kube-linter's own test files: what a check reports of a file, and which objects it has to leave alone.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use plimsoll_engine::{Assessment, Finding};
use serde::Deserialize;

use crate::list::List;
use crate::locate::{Document, documents};
#[cfg(test)]
use crate::mutations::Sample;
use crate::scope::{forgive_unread_pods, narrow};
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
    /// One entry for each object or container that they report; some name the object after its kind.
    finding_kinds: Vec<String>,
}

/// How their files name objects and containers that must not be reported.
const LEFT_ALONE: [&str; 3] = ["dont-fire", "good-", "should-pass"];

impl Suite for KubeLinter {
    fn list(&self) -> &'static str {
        "kube-linter.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let cases: Result<Vec<Outcome>> = index.cases.iter().map(|case| outcome(dir, case, list)).collect();
        let rules = index.cases.iter().map(|case| case.test.clone()).collect();
        Ok(Judged { cases: cases?, rules, figures: Vec::new() })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    let compared = match (list.checks(&case.test), &case.file) {
        (Some(slugs), Some(file)) => compare((case, file), &xtask::repo::read(&dir.join(file))?, slugs, list)?,
        (Some(_), None) => bail!("the test `{}` has no file; exclude it", case.test),
        (None, _) if list.is_excluded(&case.test) => Compared::Excluded,
        (None, _) => bail!("the test `{}` is neither mapped nor excluded in conformance/kube-linter.toml", case.test),
    };
    Ok(Outcome { case: case.test.clone(), compared })
}

fn compare((case, file): (&Case, &str), text: &str, slugs: &[String], list: &List) -> Result<Compared> {
    let checks = checks(slugs)?;
    let mut assessment = assessed(file, text, &checks)?;
    narrow(&mut assessment, list.about(&case.test), text)?;
    forgive_unread_pods(&mut assessment, &checks);
    let documents = documents(text)?;
    let (objects, containers) = (reported(&assessment, &documents, false), reported(&assessment, &documents, true));
    let wrong = assessment.findings.iter().any(is_left_alone);
    let unread = assessment.unknowns.len() + assessment.blind.len();
    let theirs = kinds(case.finding_kinds.iter().map(|kind| kind.split(' ').next().unwrap_or_default()));
    let same = |ours: &BTreeSet<Reported>| kinds(ours.iter().map(|(kind, ..)| kind.as_str())) == theirs;
    if (same(&objects) || same(&containers)) && !wrong && unread == 0 {
        return Ok(Compared::Matched);
    }
    let ours: Vec<String> = containers.iter().map(|(kind, _, name, part)| format!("{kind} {name} {part}")).collect();
    let theirs = case.finding_kinds.join(", ");
    Ok(Compared::Disagree(format!("they report {theirs}; we report {}; {unread} unknown", ours.join(", "))))
}

/// Kind, number of the document, name, and the container where it counts.
type Reported = (String, usize, String, String);

fn reported(assessment: &Assessment, documents: &[Document], containers: bool) -> BTreeSet<Reported> {
    let part = |finding: &Finding| finding.subject.container.clone().filter(|_| containers).unwrap_or_default();
    let of = |f: &Finding| (f.subject.kind.clone(), document(f, documents), f.subject.name.clone(), part(f));
    assessment.findings.iter().map(of).collect()
}

/// The document that a finding points into: several objects of one name may stand in a file.
fn document(finding: &Finding, documents: &[Document]) -> usize {
    let line = finding.places.first().map_or(0, |place| place.line);
    documents.iter().position(|d| d.lines.0 <= line && line <= d.lines.1).unwrap_or(documents.len())
}

fn is_left_alone(finding: &Finding) -> bool {
    let names = [Some(finding.subject.name.as_str()), finding.subject.container.as_deref()];
    names.into_iter().flatten().any(|name| LEFT_ALONE.iter().any(|start| name.starts_with(start)))
}

fn kinds<'k>(kinds: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    let mut kinds: Vec<&str> = kinds.collect();
    kinds.sort_unstable();
    kinds
}

/// The objects of the files: what they leave alone passes, the rest fails.
#[cfg(test)]
pub fn samples(dir: &Path, list: &List) -> Result<Vec<Sample>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let mut samples = Vec::new();
    for case in index.cases.iter().filter(|case| list.about(&case.test).is_empty()) {
        let (Some(slugs), Some(file)) = (list.checks(&case.test), &case.file) else { continue };
        let estate = crate::verdict::estate(&[(file.clone(), xtask::repo::read(&dir.join(file))?)])?;
        samples.extend(estate.objects().iter().map(|object| {
            let alone = LEFT_ALONE.iter().any(|start| object.key.name.starts_with(start));
            Sample::of(&case.test, slugs, if alone { "pass" } else { "fail" }, object.node().to_json())
        }));
    }
    Ok(samples)
}
