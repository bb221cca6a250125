//! The pods by which Kubernetes proves its own Pod Security admission, for every level and version.

use std::path::Path;

use anyhow::{Context, Result, anyhow};
use plimsoll_checks::pss::{Level, conformance_case};
use plimsoll_estate::KubeVersion;
use plimsoll_model::Truth;
use serde::Deserialize;

use crate::list::List;
use crate::suite::{Compared, Judged, Outcome, Suite};

pub struct Pss;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    file: String,
    level: String,
    version: String,
    expected: String,
    control: Option<String>,
    origin: String,
}

impl Suite for Pss {
    fn list(&self) -> &'static str {
        "pss.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let cases: Result<Vec<Outcome>> = index.cases.iter().map(|case| outcome(dir, case, list)).collect();
        Ok(Judged { cases: cases?, ..Judged::default() })
    }
}

fn outcome(dir: &Path, case: &Case, list: &List) -> Result<Outcome> {
    let excluded = case.control.as_deref().is_some_and(|control| list.is_excluded(control));
    let compared = if excluded { Compared::Excluded } else { compare(dir, case)? };
    Ok(Outcome { case: case.origin.clone(), compared })
}

fn compare(dir: &Path, case: &Case) -> Result<Compared> {
    let text = xtask::repo::read(&dir.join(&case.file))?;
    let level: Level = case.level.parse().map_err(|e| anyhow!("{}: {e}", case.origin))?;
    let version: KubeVersion = case.version.parse().map_err(|e| anyhow!("{}: {e}", case.origin))?;
    let verdict = conformance_case(&text, level, version).with_context(|| case.origin.clone())?;
    let wanted = match case.expected.as_str() {
        "pass" => Truth::True,
        "fail" => Truth::False,
        other => return Err(anyhow!("{}: expects `{other}`", case.origin)),
    };
    if verdict.allowed != wanted {
        return Ok(Compared::Disagree(format!("expected {}, we say {:?}", case.expected, verdict.allowed)));
    }
    let aim = case.control.as_deref().filter(|_| wanted == Truth::False);
    Ok(match aim.filter(|control| !verdict.controls.contains(control)) {
        Some(control) => Compared::Disagree(format!("expected {control}, we name {}", verdict.controls.join(", "))),
        None => Compared::Matched,
    })
}
