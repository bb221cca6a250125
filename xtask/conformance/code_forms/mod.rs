//! Verdicts that hold where infrastructure code is written in another way: other names and orders, values in variables
//! and locals, a module around everything, JSON for HCL, JSON for YAML with long intrinsics, comments, neighbours.

mod cloudformation;
mod json;
mod terraform;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use plimsoll_estate::View;

use crate::mutations::{corpus, list_of};
use crate::verdict::{assess_all, checks, estate};
use crate::{checkov, trivy_checks};

/// Files by path.
pub type Texts = Vec<(String, String)>;

/// The files of a case with the checks that it is about.
pub struct Case {
    pub rule: String,
    pub checks: Vec<String>,
    pub texts: Texts,
}

/// Another form of a case.
pub struct Form {
    pub name: &'static str,
    /// The files in that form; nothing where they have none.
    pub of: fn(&Texts) -> Option<Texts>,
    /// Rules whose answer the form rightly changes.
    pub but: &'static [&'static str],
}

/// What checks say: check, subject and word, whatever a form adds to names.
type Said = BTreeSet<(String, String, &'static str)>;

fn said(case: &Case, texts: &Texts) -> Result<Said> {
    let estate = estate(texts)?;
    let assessment = assess_all(View::new(&estate), &checks(&case.checks)?);
    let subject = |kind: &str, name: &str| {
        let plain =
            name.replace("module.wrapped.", "").replace(terraform::ADDED, "").replace(cloudformation::ADDED, "");
        format!("{kind} {plain}")
    };
    let gaps =
        assessment.findings.iter().map(|f| (f.check.to_string(), subject(&f.subject.kind, &f.subject.name), "gap"));
    let unknowns = assessment.unknowns.iter();
    let unknowns = unknowns.map(|u| (u.check.to_string(), subject(&u.subject.kind, &u.subject.name), "unknown"));
    Ok(gaps.chain(unknowns).collect())
}

fn hold(cases: &[Case], forms: &[Form]) {
    let (mut wrong, mut judged) = (Vec::new(), 0);
    for form in forms {
        let mut here = 0;
        for case in cases.iter().filter(|case| !form.but.contains(&case.rule.as_str())) {
            let Some(texts) = (form.of)(&case.texts) else { continue };
            let (before, after) = (said(case, &case.texts).unwrap(), said(case, &texts).unwrap());
            here += 1;
            if before != after {
                let path = case.texts.first().map_or("", |(path, _)| path.as_str());
                let lost: Vec<_> = before.difference(&after).collect();
                let new: Vec<_> = after.difference(&before).collect();
                wrong.push(format!("{} with {} ({path}): lost {lost:?}, new {new:?}", case.rule, form.name));
            }
        }
        assert!(here > 5, "only {here} cases with {}", form.name);
        judged += here;
    }
    println!("{} cases in {judged} forms", cases.len());
    assert!(wrong.is_empty(), "{} differ\n{}", wrong.len(), wrong.join("\n"));
}

fn cases(dir: &Path, framework: &str) -> Result<Vec<Case>> {
    let mut all = checkov::code_cases(&dir.join("checkov"), &list_of("checkov.toml")?, framework)?;
    all.extend(trivy_checks::code_cases(&dir.join("trivy-checks"), &list_of("trivy-checks.toml")?, framework)?);
    Ok(all)
}

#[test]
fn terraform_says_the_same_in_other_forms() {
    let Some(corpus) = corpus() else {
        println!("skipped: ../shared is absent");
        return;
    };
    hold(&cases(&corpus, "terraform").unwrap(), terraform::FORMS);
}

#[test]
fn cloudformation_says_the_same_in_other_forms() {
    let Some(corpus) = corpus() else {
        println!("skipped: ../shared is absent");
        return;
    };
    hold(&cases(&corpus, "cloudformation").unwrap(), cloudformation::FORMS);
}
