//! Verdicts: whether Kubescape's rules find anything in their own cases, against whether our checks do.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::kubescape::{checks, run};
use crate::list::List;
use crate::suite::{Compared, Judged, Outcome, Suite};

pub struct Verdicts;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    case: String,
    files: Vec<String>,
    expected: Expected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expected {
    Pass,
    Fail,
}

impl Suite for Verdicts {
    fn list(&self) -> &'static str {
        "kubescape-verdicts.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let mut cases = Vec::new();
        for case in &index.cases {
            let name = format!("{}/{}", case.rule, case.case);
            let compared = match list.checks(&case.rule).filter(|_| !list.is_excluded(&name)) {
                Some(slugs) => compare(dir, case, slugs).with_context(|| name.clone())?,
                None if list.is_excluded(&case.rule) || list.is_excluded(&name) => Compared::Excluded,
                None => bail!("the rule `{}` is neither mapped nor excluded in conformance/{}", case.rule, self.list()),
            };
            cases.push(Outcome { case: name, compared });
        }
        Ok(Judged { cases, figures: Vec::new() })
    }
}

/// An unknown verdict agrees with nothing: it is neither a pass nor a finding.
fn compare(dir: &Path, case: &Case, slugs: &[String]) -> Result<Compared> {
    let texts: Result<Vec<_>> = case.files.iter().map(|f| Ok((f.clone(), xtask::repo::read(&dir.join(f))?))).collect();
    let assessment = run(&texts?, &checks(slugs)?)?;
    let ours = match (assessment.findings.first(), assessment.unknowns.first()) {
        (Some(_), _) => Some(Expected::Fail),
        (None, None) => Some(Expected::Pass),
        (None, Some(_)) => None,
    };
    if ours == Some(case.expected) {
        return Ok(Compared::Matched);
    }
    let found = assessment.findings.iter().map(|f| format!("\n{}: {}", f.check, f.message));
    let unknown = assessment.unknowns.iter().map(|u| format!("\n{}: {}", u.check, u.why));
    let said = match ours {
        Some(verdict) => format!("{verdict:?}").to_lowercase(),
        None => "unknown".to_owned(),
    };
    let details: String = found.chain(unknown).collect();
    Ok(Compared::Disagree(format!("expected {:?}, we say {said}{details}", case.expected)))
}
