//! Exactness: the places that Kubescape's rules name, against the places that our checks report.
//!
//! The rules and the checks are those of `kubescape-verdicts.toml`. A place is on the right key where one of ours
//! stands on the same line, or inside the value that theirs names; where their key does not exist, its nearest
//! existing parent counts. A case without a place, and one whose verdict differs, has nothing to compare.

use std::path::Path;

use anyhow::{Context, Result};
use plimsoll_engine::{Assessment, PlaceIn};

use crate::kubescape_case::{Case, Finding, Named, index};
use crate::list::{self, List};
use crate::locate::{self, Document, Located};
use crate::scope::narrow;
use crate::suite::{Compared, Judged, Outcome, Suite};
use crate::verdict::checks;

pub struct Paths;

/// The places that a path may lead to, one in each object that the finding may mean.
struct Wanted<'d> {
    path: String,
    places: Vec<(&'d str, Located)>,
}

#[derive(Default)]
struct Tally {
    compared: usize,
    right: usize,
    /// On the very line of their key or its nearest existing parent.
    exact: usize,
    /// Places of objects that the files do not hold.
    unresolved: usize,
    /// Cases left out for their rule, for having no place, and for another verdict.
    left_out: [usize; 3],
}

impl Suite for Paths {
    fn list(&self) -> &'static str {
        "kubescape.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let verdicts = list::read(&xtask::repo::root()?.join("conformance/kubescape-verdicts.toml"))?;
        let mut tally = Tally::default();
        let mut cases = Vec::new();
        for case in index(dir)?.cases {
            let compared = judge(dir, &case, (list, &verdicts), &mut tally).with_context(|| case.name())?;
            cases.push(Outcome { case: case.name(), compared });
        }
        // The verdicts of these rules are a suite of their own, and that one counts what is left out.
        Ok(Judged { cases, figures: vec![tally.figure(), tally.rest()], ..Judged::default() })
    }
}

impl Tally {
    fn figure(&self) -> String {
        let Self { compared, right, exact, .. } = self;
        let percent = 100.0 * *right as f64 / (*compared).max(1) as f64;
        format!("places: {right} of {compared} on the right key ({percent:.1} %), {exact} of them on its very line")
    }

    fn rest(&self) -> String {
        let [rule, nothing, verdict] = self.left_out;
        format!(
            "excluded: {rule} by rule, {nothing} without a place, {verdict} with another verdict; {} places in objects \
             that the files do not hold",
            self.unresolved
        )
    }

    fn leave(&mut self, reason: usize) -> Compared {
        self.left_out[reason] += 1;
        Compared::Excluded
    }
}

fn judge(dir: &Path, case: &Case, (list, verdicts): (&List, &List), tally: &mut Tally) -> Result<Compared> {
    let name = case.name();
    let left_out = [list, verdicts].iter().any(|list| list.is_excluded(&case.rule) || list.is_excluded(&name));
    let Some(slugs) = verdicts.checks(&case.rule).filter(|_| !left_out) else { return Ok(tally.leave(0)) };
    let texts = case.texts(dir)?;
    let documents: Result<Vec<_>> = texts.iter().map(|(f, text)| Ok((f.as_str(), locate::documents(text)?))).collect();
    let documents = documents?;
    let (wanted, unresolved) = wanted(case, &documents);
    tally.unresolved += unresolved;
    if wanted.is_empty() {
        return Ok(tally.leave(1));
    }
    if verdicts.known().contains_key(name.as_str()) {
        return Ok(tally.leave(2));
    }
    let mut assessment = case.assessed(dir, &texts, &checks(slugs)?)?;
    narrow(&mut assessment, verdicts.about(&case.rule), "")?;
    Ok(compare(&wanted, &assessment, tally))
}

fn compare(wanted: &[Wanted<'_>], assessment: &Assessment, tally: &mut Tally) -> Compared {
    let ours: Vec<&PlaceIn> = assessment.findings.iter().flat_map(|finding| &finding.places).collect();
    let mut missed = Vec::new();
    for Wanted { path, places } in wanted {
        let any = |meets: fn(&Located, u32) -> bool| {
            places.iter().any(|(file, at)| ours.iter().any(|own| *own.file == **file && meets(at, own.line)))
        };
        let exact = any(|at, line| at.line == line);
        let right = exact || any(Located::holds);
        tally.compared += 1;
        tally.exact += usize::from(exact);
        tally.right += usize::from(right);
        if !right {
            let all: Vec<String> = places.iter().map(|(file, at)| format!("{}:{}", short(file), at.line)).collect();
            missed.push(format!("they point at {} ({path}), we do not", all.join(" or ")));
        }
    }
    if missed.is_empty() {
        return Compared::Matched;
    }
    missed.extend(ours.iter().map(|p| format!("we point at {}:{} ({})", short(&p.file), p.line, p.path)));
    Compared::Disagree(missed.join("\n"))
}

fn short(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// The places that a case names, each once, and how many are in objects that its files do not hold.
fn wanted<'d>(case: &Case, documents: &'d [(&'d str, Vec<Document>)]) -> (Vec<Wanted<'d>>, usize) {
    let mut wanted: Vec<Wanted<'d>> = Vec::new();
    let mut unresolved = 0;
    for (finding, path) in
        case.findings.iter().flat_map(|finding| paths(finding).into_iter().map(move |p| (finding, p)))
    {
        let places = places(finding, path, documents);
        unresolved += usize::from(places.is_empty());
        if !places.is_empty() && !wanted.iter().any(|known| known.places == places) {
            wanted.push(Wanted { path: path.to_owned(), places });
        }
    }
    (wanted, unresolved)
}

/// The paths that a finding names; where it names none, those that its fix would set.
fn paths(finding: &Finding) -> Vec<&str> {
    let named = [&finding.failed_paths, &finding.review_paths, &finding.delete_paths];
    let named: Vec<&str> = named.into_iter().flatten().map(String::as_str).filter(|path| !path.is_empty()).collect();
    if named.is_empty() { finding.fix_paths.iter().map(|fix| fix.path.as_str()).collect() } else { named }
}

/// Where a path may lead: a case can hold several objects of one kind and name, and the corpus does not tell them
/// apart.
fn places<'d>(finding: &Finding, path: &str, documents: &'d [(&'d str, Vec<Document>)]) -> Vec<(&'d str, Located)> {
    let all = documents.iter().flat_map(|(file, all)| all.iter().map(move |document| (*file, document)));
    if let Some((_, path)) = path.strip_prefix("relatedObjects[").and_then(|rest| rest.split_once("].")) {
        return all.filter_map(|(file, document)| Some((file, related(finding, path, document)?))).collect();
    }
    let named = |document: &'d Document| {
        let object = |named: &Named| document.object(named.kind.as_deref().unwrap_or_default(), named.name.as_deref());
        finding.objects.iter().find_map(object)
    };
    all.filter_map(|(file, document)| Some((file, locate::place_of(named(document)?, path)))).collect()
}

/// A place in an object that the corpus names by its number only: the one that holds the whole path, and where the
/// path ends at a subject, the subject that the finding is about.
fn related(finding: &Finding, path: &str, document: &Document) -> Option<Located> {
    let is_about = |name: &str| finding.objects.iter().any(|object| object.name.as_deref() == Some(name));
    document.objects().find_map(|object| {
        let at = locate::place_of(object, path);
        let subject = path.starts_with("subjects[").then(|| object.text_at(&format!("{path}.name"))).flatten();
        (at.whole && subject.is_none_or(is_about)).then_some(at)
    })
}
