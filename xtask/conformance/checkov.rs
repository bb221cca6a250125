//! Checkov's own Kubernetes and Dockerfile cases: its verdict on each resource of each file, the folder of a case
//! scanned as one unit.

mod dockerfile;
mod iac;

use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_engine::{Assessment, Check, Finding, Subject, UnknownVerdict};
use plimsoll_estate::{Estate, Object, View};
use serde::Deserialize;

use crate::list::List;
#[cfg(test)]
use crate::mutations::Sample;
use crate::suite::{Compared, Judged, Outcome, Suite, not_yet};
use crate::tally::{Tally, provider};
use crate::verdict::{assess_all, checks, estate_at};

pub struct Checkov;

/// The frameworks whose cases are judged.
const FRAMEWORKS: &[&str] = &["cloudformation", "dockerfile", "kubernetes", "terraform"];

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    framework: String,
    check: String,
    dir: String,
    verdicts: Vec<Verdict>,
}

impl Case {
    /// Whether it is judged.
    fn is_judged(&self) -> bool {
        FRAMEWORKS.contains(&self.framework.as_str())
    }

    /// Whether it is infrastructure code, of one provider or another.
    fn is_code(&self) -> bool {
        matches!(self.framework.as_str(), "cloudformation" | "terraform")
    }
}

#[derive(Deserialize)]
struct Verdict {
    file: String,
    /// Kind, namespace and name, with dots between them; the namespace is `default` where the file has none.
    resource: String,
    expected: String,
    /// First and last line of the resource, once for each document with that name.
    lines: Vec<(u32, u32)>,
}

/// The last version that serves PodSecurityPolicies, which a part of these cases is made of.
const KUBERNETES: &str = "1.24";

impl Suite for Checkov {
    fn list(&self) -> &'static str {
        "checkov.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let (mine, others): (Vec<Case>, Vec<Case>) = index.cases.into_iter().partition(Case::is_judged);
        let (mut cases, mut tally) = (Vec::new(), Tally::default());
        for case in &mine {
            let judge = match case.framework.as_str() {
                "dockerfile" => dockerfile::outcomes,
                "cloudformation" | "terraform" => iac::outcomes,
                _ => outcomes,
            };
            let outcomes = judge(dir, case, list).with_context(|| case.dir.clone())?;
            tally.add(&case.framework, provider(&case.check).filter(|_| case.is_code()), &outcomes);
            cases.extend(outcomes);
        }
        let scope = FRAMEWORKS.iter().map(|framework| {
            let own = || mine.iter().filter(|case| case.framework == *framework);
            let verdicts: usize = own().map(|case| case.verdicts.len()).sum();
            format!("{framework}: {} cases with {verdicts} verdicts", own().count())
        });
        let not_yet = not_yet(others.iter().map(|c| c.framework.as_str()));
        let figures = scope.chain(not_yet).chain(tally.figures()).collect();
        Ok(Judged { cases, rules: mine.into_iter().map(|case| case.check).collect(), figures })
    }
}

fn outcomes(dir: &Path, case: &Case, list: &List) -> Result<Vec<Outcome>> {
    let outcome = |verdict: &Verdict, compared| Outcome { case: name(case, verdict), compared };
    match list.checks(&case.check) {
        Some(slugs) => {
            let scanned = Scanned::of(dir, case, &checks(slugs)?)?;
            Ok(case.verdicts.iter().map(|v| outcome(v, scanned.compare(v))).collect())
        }
        None if list.is_excluded(&case.check) => {
            Ok(case.verdicts.iter().map(|v| outcome(v, Compared::Excluded)).collect())
        }
        None => Ok(case.verdicts.iter().map(|v| outcome(v, Compared::unanswered(&case.check))).collect()),
    }
}

/// Check, file and resource.
fn name(case: &Case, verdict: &Verdict) -> String {
    let file = verdict.file.strip_prefix(&case.dir).unwrap_or(&verdict.file).trim_start_matches('/');
    format!("{} {file} {}", case.check, verdict.resource)
}

/// A case's folder, judged as one unit.
struct Scanned {
    assessment: Assessment,
    /// Every object that was read, with its file and its first line.
    read: Vec<(Subject, String, u32)>,
}

impl Scanned {
    fn of(dir: &Path, case: &Case, checks: &[&'static Check]) -> Result<Self> {
        let is_manifest = |p: &Path| ["yaml", "yml", "json"].iter().any(|e| xtask::repo::has_extension(p, e));
        let paths = xtask::repo::files(&dir.join(&case.dir), &is_manifest)?;
        let texts: Result<Vec<_>> =
            paths.iter().map(|p| Ok((xtask::repo::name(dir, p), xtask::repo::read(p)?))).collect();
        let estate = estate_at(&texts?, KUBERNETES)?;
        Ok(Self { read: objects(&estate), assessment: assess_all(View::new(&estate), checks) })
    }

    /// An object that was not read, and a verdict that could not be given, agree with nothing.
    fn compare(&self, verdict: &Verdict) -> Compared {
        let ours = self.word(verdict);
        if ours == verdict.expected {
            return Compared::Matched;
        }
        let messages = self.findings(verdict).map(|f| format!("\n{}: {}", f.check, f.message));
        let unknown = self.unknowns(verdict).map(|u| format!("\n{}: {}", u.check, u.why));
        let blind = self.assessment.blind.iter().filter(|b| b.path == verdict.file).map(|b| format!("\n{}", b.why));
        let why: String = messages.chain(unknown).chain(blind).collect();
        Compared::Disagree(format!("expected {}, we say {ours}{why}", verdict.expected))
    }

    fn word(&self, verdict: &Verdict) -> &'static str {
        let blind = self.assessment.blind.iter().any(|b| b.path == verdict.file);
        let read = |(subject, file, line): &(Subject, String, u32)| verdict.is_about(subject, [(file.as_str(), *line)]);
        match (self.findings(verdict).next(), self.unknowns(verdict).next()) {
            (Some(_), _) => "fail",
            (None, Some(_)) => "unknown",
            _ if blind => "blind",
            _ if !self.read.iter().any(read) => "not read",
            _ => "pass",
        }
    }

    fn findings<'a>(&'a self, verdict: &'a Verdict) -> impl Iterator<Item = &'a Finding> {
        let places = |f: &'a Finding| f.places.iter().map(|p| (&*p.file, p.line));
        self.assessment.findings.iter().filter(move |f| verdict.is_about(&f.subject, places(f)))
    }

    fn unknowns<'a>(&'a self, verdict: &'a Verdict) -> impl Iterator<Item = &'a UnknownVerdict> {
        // One without a place is about the object wherever it stands.
        let anywhere = move || (verdict.file.as_str(), verdict.lines.first().map_or(0, |lines| lines.0));
        let places = move |u: &'a UnknownVerdict| [u.place.as_ref().map_or_else(anywhere, |p| (&*p.file, p.line))];
        self.assessment.unknowns.iter().filter(move |u| verdict.is_about(&u.subject, places(u)))
    }
}

/// Every case of infrastructure code of a framework.
#[cfg(test)]
pub fn code_cases(dir: &Path, list: &List, framework: &str) -> Result<Vec<crate::code_forms::Case>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let own = index.cases.into_iter().filter(|case| case.framework == framework).collect();
    iac::cases(dir, own, list)
}

/// Every object of the index with a name, for forms that its verdict has to survive.
#[cfg(test)]
pub fn samples(dir: &Path, list: &List) -> Result<Vec<Sample>> {
    let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
    let mut samples = Vec::new();
    for case in index.cases.iter().filter(|case| case.framework == "kubernetes") {
        let Some(slugs) = list.checks(&case.check) else { continue };
        for verdict in &case.verdicts {
            let text = xtask::repo::read(&dir.join(&verdict.file))?;
            let estate = estate_at(&[(verdict.file.clone(), text)], KUBERNETES)?;
            let named = |o: &&Object| verdict.is_about(&Subject::object(&o.key), [(verdict.file.as_str(), u32::MAX)]);
            samples.extend(estate.objects().iter().filter(named).take(1).map(|object| Sample {
                rule: case.check.clone(),
                checks: slugs.to_vec(),
                expected: verdict.expected.clone(),
                version: KUBERNETES,
                object: object.node().to_json(),
            }));
        }
    }
    Ok(samples)
}

impl Verdict {
    /// Whether a subject with these places is the resource. One without a name is known by its lines; the namespace
    /// of a kind that lives in none is not held against it.
    fn is_about<'p>(&self, subject: &Subject, places: impl IntoIterator<Item = (&'p str, u32)>) -> bool {
        let mut parts = self.resource.splitn(3, '.');
        let (kind, namespace, name) = (parts.next(), parts.next(), parts.next());
        let within = |line: u32| self.lines.iter().any(|(first, last)| (*first..=*last).contains(&line));
        let named = !subject.name.is_empty();
        let alike = match named {
            true => {
                name == Some(&subject.name) && subject.namespace.as_deref().is_none_or(|own| namespace == Some(own))
            }
            false => true,
        };
        let here = places.into_iter().any(|(file, line)| file == self.file && (named || within(line)));
        kind == Some(&subject.kind) && alike && here
    }
}

fn objects(estate: &Estate) -> Vec<(Subject, String, u32)> {
    let read = |object: &Object| {
        let file = estate.files().get(object.file as usize);
        let line = estate.lines(object.file).zip(file);
        let line = line.map_or(0, |(lines, file)| lines.position(&file.text, object.node().span().start).line);
        (Subject::object(&object.key), file.map(|f| f.path.clone()).unwrap_or_default(), line)
    };
    estate.objects().iter().map(read).collect()
}
