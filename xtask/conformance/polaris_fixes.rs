//! Polaris' own fixes: the document that its fix leaves, against the one that ours leaves.

use std::path::Path;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::fixes::{Fixed, fix, objects};
use crate::list::List;
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::{checks, estate};

pub struct Fixes;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    check: String,
    file: String,
    fix_of: Option<String>,
}

/// How many documents are equal after the safe fixes, and how many with what a person is asked about.
#[derive(Default)]
struct Tally {
    made: usize,
    offered: usize,
}

impl Suite for Fixes {
    fn list(&self) -> &'static str {
        "polaris-fixes.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let mut tally = Tally::default();
        let mut judged = Judged::default();
        for case in &index.cases {
            let Some(before) = &case.fix_of else { continue };
            let compared = match list.checks(&case.check) {
                Some(slugs) => compare(dir, (before, &case.file), slugs, &mut tally)?,
                None if list.is_excluded(&case.check) => Compared::Excluded,
                None => bail!("`{}` is neither mapped nor excluded in conformance/polaris-fixes.toml", case.check),
            };
            judged.cases.push(Outcome { case: case.file.clone(), compared });
            judged.rules.insert(case.check.clone());
        }
        let Tally { made, offered } = tally;
        judged.figures.push(format!("equal: {made} by safe fixes, {offered} by what a person is asked about"));
        Ok(judged)
    }
}

fn compare(dir: &Path, (before, after): (&str, &str), slugs: &[String], tally: &mut Tally) -> Result<Compared> {
    let read = |file: &str| Ok::<_, anyhow::Error>(vec![(file.to_owned(), xtask::repo::read(&dir.join(file))?)]);
    let Fixed { made, offered, refused } = fix(&read(before)?, &checks(slugs)?)?;
    let wanted = objects(&estate(&read(after)?)?);
    let (made, offered) = (objects(&made), objects(&offered));
    tally.made += usize::from(made == wanted);
    tally.offered += usize::from(made != wanted && offered == wanted);
    if made == wanted || offered == wanted {
        return Ok(Compared::Matched);
    }
    let show = |objects: &[serde_json::Value]| serde_json::to_string(objects).unwrap_or_default();
    Ok(Compared::Disagree(format!("theirs {}\nours {}\n{}", show(&wanted), show(&offered), refused.join("\n"))))
}
