//! Dockerfiles: a file is one resource, whatever instruction the suite names behind it.

use std::path::Path;

use anyhow::Result;

use super::{Case, Verdict, name};
use crate::list::List;
use crate::suite::{Compared, Outcome};
use crate::verdict::{assessed, checks, word};

/// The outcomes of a case, file by file.
pub fn outcomes(dir: &Path, case: &Case, list: &List) -> Result<Vec<Outcome>> {
    let compared = |verdict: &Verdict| match list.checks(&case.check) {
        Some(slugs) => compare(dir, verdict, slugs),
        None if list.is_excluded(&case.check) => Ok(Compared::Excluded),
        None => Ok(Compared::unanswered(&case.check)),
    };
    case.verdicts.iter().map(|v| Ok(Outcome { case: name(case, v), compared: compared(v)? })).collect()
}

fn compare(dir: &Path, verdict: &Verdict, slugs: &[String]) -> Result<Compared> {
    let text = xtask::repo::read(&dir.join(&verdict.file))?;
    let assessment = assessed(&verdict.file, &text, &checks(slugs)?)?;
    let said = word(&assessment);
    if said == verdict.expected {
        return Ok(Compared::Matched);
    }
    let findings = assessment.findings.iter().map(|f| format!("\n{}: {}", f.check, f.message));
    let unknown = assessment.unknowns.iter().map(|u| format!("\n{}: {}", u.check, u.why));
    let blind = assessment.blind.iter().map(|b| format!("\n{}", b.why));
    let why: String = findings.chain(unknown).chain(blind).collect();
    Ok(Compared::Disagree(format!("expected {}, we say {said}{why}", verdict.expected)))
}
