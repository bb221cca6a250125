//! Trivy's good and bad examples of Kubernetes and Dockerfile checks: whether a file as a whole passes or fails the named check.

use std::path::Path;

use anyhow::Result;
use serde::Deserialize;

use crate::list::List;
#[cfg(test)]
use crate::mutations::Sample;
use crate::suite::{Compared, Judged, Outcome, Suite, not_yet};
use crate::tally::{Tally, provider};
#[cfg(test)]
use crate::verdict::estate;
use crate::verdict::{assessed, checks, word};

pub struct TrivyChecks;

/// The frameworks whose cases are judged.
const FRAMEWORKS: &[&str] = &["dockerfile", "kubernetes"];

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

impl Case {
    /// The folder of the framework: the index's own word for it names the parser, not the language.
    fn framework(&self) -> &str {
        self.file.split('/').next().unwrap_or_default()
    }

    /// Whether it is infrastructure code.
    fn is_code(&self) -> bool {
        matches!(self.framework(), "cloudformation" | "terraform")
    }

    /// Whether it is judged.
    fn is_judged(&self) -> bool {
        self.is_code() || FRAMEWORKS.contains(&self.framework())
    }
}

impl Suite for TrivyChecks {
    fn list(&self) -> &'static str {
        "trivy-checks.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let (mine, others): (Vec<Case>, Vec<Case>) = index.cases.into_iter().partition(Case::is_judged);
        let (mut cases, mut tally) = (Vec::new(), Tally::default());
        for case in &mine {
            let outcome = outcome(dir, case, list)?;
            let provider = provider(&case.check).filter(|_| case.is_code());
            tally.add(case.framework(), provider, std::slice::from_ref(&outcome));
            cases.push(outcome);
        }
        let not_yet = not_yet(others.iter().map(Case::framework));
        let figures = not_yet.into_iter().chain(tally.figures()).collect();
        Ok(Judged { cases, rules: mine.into_iter().map(|case| case.check).collect(), figures })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    // A rule of infrastructure code that no list names is answered by the check that has it as an alias.
    let named = plimsoll_checks::find(&case.check).map(|check| vec![check.slug.to_owned()]);
    let compared = match list.checks(&case.check).or(named.as_deref().filter(|_| case.is_code())) {
        Some(slugs) => compare(dir, case, slugs)?,
        None if list.is_excluded(&case.check) => Compared::Excluded,
        None => Compared::unanswered(&case.check),
    };
    Ok(Outcome { case: case.file.clone(), compared })
}

fn compare(dir: &Path, case: &Case, slugs: &[String]) -> Result<Compared> {
    let assessment = assessed(&case.file, &xtask::repo::read(&dir.join(&case.file))?, &checks(slugs)?)?;
    // What a fragment refers to need not be there.
    let alone = case.is_code() && assessment.findings.is_empty() && assessment.unknowns.is_empty();
    let said = if alone && assessment.counts.objects > 0 { "pass" } else { word(&assessment) };
    if said == case.expected {
        return Ok(Compared::Matched);
    }
    let findings = assessment.findings.iter().map(|f| format!("\n{}: {}", f.check, f.message));
    let unknown = assessment.unknowns.iter().map(|u| format!("\n{}: {}", u.check, u.why));
    let why: String = findings.chain(unknown).collect();
    Ok(Compared::Disagree(format!("expected {}, we say {said}{why}", case.expected)))
}

/// Every case of infrastructure code of a framework.
#[cfg(test)]
pub fn code_cases(dir: &Path, list: &List, framework: &str) -> Result<Vec<crate::code_forms::Case>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let mut made = Vec::new();
    for case in index.cases.into_iter().filter(|case| case.framework() == framework) {
        let named = || plimsoll_checks::find(&case.check).map(|check| vec![check.slug.to_owned()]);
        let Some(checks) = list.checks(&case.check).map(<[String]>::to_vec).or_else(named) else { continue };
        let texts = vec![(case.file.clone(), xtask::repo::read(&dir.join(&case.file))?)];
        made.push(crate::code_forms::Case { rule: case.check, checks, texts });
    }
    Ok(made)
}

/// The object of every Kubernetes file, for forms that its verdict has to survive.
#[cfg(test)]
pub fn samples(dir: &Path, list: &List) -> Result<Vec<Sample>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let mut samples = Vec::new();
    for case in index.cases.iter().filter(|case| case.framework() == "kubernetes") {
        let Some(slugs) = list.checks(&case.check) else { continue };
        let estate = estate(&[(case.file.clone(), xtask::repo::read(&dir.join(&case.file))?)])?;
        samples.extend(estate.objects().iter().take(1).map(|object| Sample {
            rule: case.check.clone(),
            checks: slugs.to_vec(),
            expected: case.expected.clone(),
            version: "latest",
            object: object.node().to_json(),
        }));
    }
    Ok(samples)
}
