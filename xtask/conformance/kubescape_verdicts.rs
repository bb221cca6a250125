//! Verdicts: whether Kubescape's rules find anything in their own cases, against whether our checks do.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::kubescape_case::{Case, Expected, index};
use crate::list::List;
#[cfg(test)]
use crate::mutations::Sample;
use crate::scope::narrow;
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::checks;

pub struct Verdicts;

impl Suite for Verdicts {
    fn list(&self) -> &'static str {
        "kubescape-verdicts.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index = index(dir)?;
        let mut cases = Vec::new();
        for case in &index.cases {
            let name = case.name();
            let left_out = list.is_excluded(&case.rule) || list.is_excluded(&name);
            let compared = match list.checks(&case.rule).filter(|_| !left_out) {
                Some(slugs) => compare(dir, case, slugs, list).with_context(|| name.clone())?,
                None if left_out => Compared::Excluded,
                None => bail!("the rule `{}` is neither mapped nor excluded in conformance/{}", case.rule, self.list()),
            };
            cases.push(Outcome { case: name, compared });
        }
        let rules = index.cases.into_iter().map(|case| case.rule).collect();
        Ok(Judged { cases, rules, figures: Vec::new() })
    }
}

/// An unknown verdict agrees with nothing: it is neither a pass nor a finding.
fn compare(dir: &Path, case: &Case, slugs: &[String], list: &List) -> Result<Compared> {
    let mut assessment = case.assessed(dir, &case.texts(dir)?, &checks(slugs)?)?;
    narrow(&mut assessment, list.about(&case.rule), "")?;
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

/// The cases that hold one object and need no settings, with the verdict on it.
#[cfg(test)]
pub fn samples(dir: &Path, list: &List) -> Result<Vec<Sample>> {
    let mut samples = Vec::new();
    for case in index(dir)?.cases.iter().filter(|case| case.data_inputs.is_none()) {
        let whole = list.about(&case.rule).is_empty() && !list.is_excluded(&case.name());
        let Some(slugs) = list.checks(&case.rule).filter(|_| whole) else { continue };
        let expected = format!("{:?}", case.expected).to_lowercase();
        samples.extend(Sample::alone(&case.rule, slugs, &expected, &case.texts(dir)?)?);
    }
    Ok(samples)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use plimsoll_engine::Assessment;
    use serde_json::{Value, json};

    use super::*;
    use crate::mutations::{corpus, list_of};

    /// All objects of a case as one JSON document, the last one first; none where a secret of it was masked on reading.
    fn turned(texts: &[(String, String)]) -> Option<Vec<(String, String)>> {
        let estate = crate::verdict::estate(texts).unwrap();
        if estate.objects().iter().any(|object| !estate.masks_in(object, object.node().id()).is_empty()) {
            return None;
        }
        let objects: Vec<Value> = estate.objects().iter().rev().map(|object| object.node().to_json()).collect();
        let list = json!({ "apiVersion": "v1", "kind": "List", "items": objects });
        Some(vec![("all.json".to_owned(), serde_json::to_string_pretty(&list).unwrap())])
    }

    fn said(assessment: &Assessment) -> BTreeSet<String> {
        let found = assessment.findings.iter().map(|f| format!("{} {}", f.check, f.subject));
        found.chain(assessment.unknowns.iter().map(|u| format!("? {} {}", u.check, u.subject))).collect()
    }

    #[test]
    fn cases_of_several_objects_keep_their_verdicts_in_another_form_and_order() {
        let Some(dir) = corpus().map(|corpus| corpus.join("kubescape")) else {
            println!("skipped: ../shared is absent");
            return;
        };
        let list = list_of("kubescape-verdicts.toml").unwrap();
        let mut judged = 0;
        for case in index(&dir).unwrap().cases {
            let Some(slugs) = list.checks(&case.rule).filter(|_| !list.is_excluded(&case.name())) else { continue };
            let (texts, checks) = (case.texts(&dir).unwrap(), checks(slugs).unwrap());
            let Some(turned) = turned(&texts) else { continue };
            let before = case.assessed(&dir, &texts, &checks).unwrap();
            let after = case.assessed(&dir, &turned, &checks).unwrap();
            assert_eq!(said(&before), said(&after), "{}", case.name());
            judged += 1;
        }
        assert!(judged > 300, "only {judged} cases were judged");
    }
}
