use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use plimsoll_catalog::Catalog;
use plimsoll_engine::{Assessment, Check, ModeChoice, PlaceIn, Request, Run, assess};
use plimsoll_estate::{Estate, KubeVersion, Options, View, normalise};
use plimsoll_model::Snapshot;

use super::collect::snapshot;
use super::diagnostic::{self, Rewrite};
use super::fixes::{self, Possible};
use super::{Case, CaseFile, Failure, Mark, Marked, Report};

/// Runs every case file below `dir` with the check that it names.
///
/// Set `CHECK=SLUG` to run one check alone, and `UPDATE=1` to rewrite diagnostics.
#[must_use]
pub fn run_all(dir: &Path, checks: &[&'static Check]) -> Report {
    let only = std::env::var("CHECK").ok();
    let checks: Vec<_> = checks.iter().copied().filter(|c| only.as_deref().is_none_or(|o| o == c.slug)).collect();
    let mut report = Report::default();
    let mut seen = BTreeSet::new();
    for path in case_files(dir) {
        let name = path.strip_prefix(dir).unwrap_or(&path).display().to_string();
        match read(&path) {
            Ok(file) => match checks.iter().find(|c| c.slug == file.slug) {
                Some(check) => {
                    seen.insert(check.slug);
                    let rewrites = run_file(&name, &file, check, &mut report);
                    report.updated += rewrites.len();
                    if let Err(error) = diagnostic::rewrite(&path, rewrites) {
                        fail(&mut report, &name, error.to_string());
                    }
                }
                None if only.is_none() => fail(&mut report, &name, format!("no check is called `{}`", file.slug)),
                None => {}
            },
            Err(error) if only.is_none() => fail(&mut report, &name, error),
            Err(_) => {}
        }
    }
    for check in checks.iter().filter(|c| !seen.contains(c.slug)) {
        fail(&mut report, check.slug, "no case file names this check; add one beside its source".to_owned());
    }
    report
}

fn fail(report: &mut Report, place: &str, what: String) {
    report.failures.push(Failure { place: place.to_owned(), what, details: Vec::new() });
}

fn read(path: &Path) -> Result<CaseFile, String> {
    let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
    CaseFile::parse(&text).map_err(|e| e.to_string())
}

/// Every Markdown file below a folder, sorted.
fn case_files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|e| e == "md") => found.push(path),
                false => {}
            }
        }
    }
    found.sort();
    found
}

fn run_file(name: &str, file: &CaseFile, check: &'static Check, report: &mut Report) -> Vec<Rewrite> {
    report.checks += 1;
    if file.first_gap().is_none() {
        fail(report, name, "no case shows a gap; add one with a line marked `# gap`".to_owned());
    }
    let mut clean = false;
    let mut rewrites = Vec::new();
    let mut possible = Vec::new();
    for case in &file.cases {
        report.cases += 1;
        let outcome = run_case(case, check);
        clean |= case.marks.is_empty() && outcome.passed > 0;
        rewrites.extend(outcome.rewrites);
        possible.extend(outcome.possible.into_iter().map(|possible| (case, possible)));
        if !outcome.details.is_empty() {
            let (place, what) = (format!("{name}:{}", case.line), format!("{}: {}", check.slug, case.title));
            report.failures.push(Failure { place, what, details: outcome.details });
        }
    }
    if !clean {
        fail(report, name, "no case is clean; add one without marks in which a subject passes".to_owned());
    }
    match fixes::missing(file, possible) {
        Some(block) if fixes::is_writing() => rewrites.push(block),
        Some((_, block)) => {
            let what =
                "the check proposes something, and no block shows it; run with UPDATE=blocks and look".to_owned();
            let details = block.lines().map(str::to_owned).collect();
            report.failures.push(Failure { place: name.to_owned(), what, details });
        }
        None => {}
    }
    rewrites
}

/// What came of one case.
#[derive(Default)]
struct Outcome {
    /// Subjects that passed.
    passed: u64,
    /// What differs from the case.
    details: Vec<String>,
    /// Blocks to write, where the tests were told to.
    rewrites: Vec<Rewrite>,
    /// Blocks that the case could have.
    possible: Vec<Possible>,
}

fn run_case(case: &Case, check: &'static Check) -> Outcome {
    let ready = Judge::new(case, check).and_then(|judge| Ok((judge, snapshot(case)?)));
    let (judge, snapshot) = match ready {
        Ok(ready) => ready,
        Err(fault) => return Outcome { details: vec![fault], ..Outcome::default() },
    };
    let (_, assessment) = judge.judge(snapshot.clone());
    let mut details = differences(case, &assessment);
    details.extend(reading(case, &assessment, matches!(check.run, Run::File(_))));
    let (rewrite, differs) = diagnostic::compare(case, &assessment);
    details.extend(differs);
    let fixes = fixes::run(case, &judge, &snapshot);
    details.extend(fixes.details);
    let rewrites = rewrite.into_iter().chain(fixes.rewrites).collect();
    Outcome { passed: assessment.counts.passed, details, rewrites, possible: fixes.possible }
}

/// A check and what a case sets for it.
pub(super) struct Judge {
    check: &'static Check,
    options: Options,
    modes: ModeChoice,
}

impl Judge {
    fn new(case: &Case, check: &'static Check) -> Result<Self, String> {
        let modes = case.options.modes.clone();
        if let Some(unknown) = modes.iter().find(|m| Catalog::builtin().mode(m).is_none()) {
            return Err(format!("the catalogue has no mode `{unknown}`"));
        }
        let kubernetes: Option<KubeVersion> = case.options.kubernetes.as_deref().map(str::parse).transpose()?;
        let registries = case.options.registries.clone();
        let default_namespace = case.options.default_namespace;
        let options =
            Options { kubernetes: kubernetes.unwrap_or_default(), registries, default_namespace, ..Options::default() };
        Ok(Self { check, options, modes: ModeChoice { modes, certain: true, told: true, ..ModeChoice::default() } })
    }

    pub(super) fn judge(&self, snapshot: Snapshot) -> (Estate, Assessment) {
        let estate = normalise(snapshot, &self.options);
        let catalog = Catalog::builtin();
        let request = Request { catalog, checks: &[self.check], together: &[], modes: &self.modes, version: "test" };
        let assessment = assess(&request, View::new(&estate));
        (estate, assessment)
    }
}

fn differences(case: &Case, assessment: &Assessment) -> Vec<String> {
    let gaps = assessment.findings.iter().map(|f| (mark(f.places.first(), Marked::Gap), &f.subject, f.message.clone()));
    let unknowns = assessment.unknowns.iter();
    let unknowns = unknowns.map(|u| (mark(u.place.as_ref(), Marked::Unknown), &u.subject, u.why.to_string()));
    let said: Vec<_> = gaps.chain(unknowns).collect();
    let unexpected = said.iter().filter(|(mark, ..)| !case.marks.contains(mark));
    let unexpected = unexpected.map(|(mark, subject, text)| format!("not marked: {mark}: {subject}: {text}"));
    let missed = case.marks.iter().filter(|mark| said.iter().all(|(m, ..)| m != *mark));
    let missed = missed.map(|mark| format!("marked, but the check does not say so: {mark}"));
    missed.chain(unexpected).collect()
}

fn mark(place: Option<&PlaceIn>, what: Marked) -> Mark {
    Mark { file: place.map(|p| p.file.to_string()).unwrap_or_default(), line: place.map_or(0, |p| p.line), what }
}

/// Mistakes of the case itself: a clean case proves nothing if its file was not read.
fn reading(case: &Case, assessment: &Assessment, of_files: bool) -> Vec<String> {
    let blind = assessment.blind.iter().filter(|_| !case.options.blind);
    let mut faults: Vec<String> =
        blind.map(|b| format!("could not be read: {} {:?}: {}", b.path, b.at, b.why)).collect();
    if case.options.blind && assessment.blind.is_empty() {
        faults.push("`blind = true`, but everything could be read".to_owned());
    }
    if assessment.counts.objects == 0 && !of_files && !case.options.blind {
        faults.push("no Kubernetes object in the case; give each document `apiVersion` and `kind`".to_owned());
    }
    faults
}
