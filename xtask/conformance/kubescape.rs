//! Exactness: the places that Kubescape's rules name, as lines, against the places that our checks report.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};
use plimsoll_checks::find;
use plimsoll_engine::{Assessment, Check, ModeChoice, Request, assess};
use plimsoll_estate::{Options, View, normalise};
use plimsoll_source::{TextOptions, from_texts};
use serde::Deserialize;

use crate::list::List;
use crate::locate::{self, Document};
use crate::suite::{Compared, Judged, Outcome, Suite};

pub struct Paths;

#[derive(Deserialize)]
struct Index {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    rule: String,
    case: String,
    files: Vec<String>,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    objects: Vec<Named>,
    failed_paths: Vec<String>,
    fix_paths: Vec<Fix>,
}

#[derive(Deserialize)]
struct Named {
    kind: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Fix {
    path: String,
}

/// File and line.
type Line = (String, u32);

#[derive(Default)]
struct Tally {
    expected: usize,
    equal: usize,
    outside: usize,
}

impl Suite for Paths {
    fn list(&self) -> &'static str {
        "kubescape.toml"
    }

    fn judge(&self, dir: &Path, list: &List) -> Result<Judged> {
        let index: Index = serde_json::from_str(&xtask::repo::read(&dir.join("index.json"))?)?;
        let mut tally = Tally::default();
        let mut cases = Vec::new();
        for case in &index.cases {
            let name = format!("{}/{}", case.rule, case.case);
            let compared = match list.checks(&case.rule) {
                Some(slugs) => compare(dir, case, &checks(slugs)?, &mut tally).with_context(|| name.clone())?,
                None if list.is_excluded(&case.rule) => Compared::Excluded,
                None => bail!("the rule `{}` is neither mapped nor excluded in conformance/kubescape.toml", case.rule),
            };
            cases.push(Outcome { case: name, compared });
        }
        Ok(Judged { cases, figures: vec![tally.figure()] })
    }
}

impl Tally {
    fn figure(&self) -> String {
        let Self { expected, equal, outside } = self;
        let percent = 100.0 * *equal as f64 / (*expected).max(1) as f64;
        format!("lines: {equal} of {expected} equal ({percent:.1} %), {outside} outside the right document")
    }
}

/// The checks of these names.
pub(crate) fn checks(slugs: &[String]) -> Result<Vec<&'static Check>> {
    slugs.iter().map(|slug| find(slug).with_context(|| format!("no check is called `{slug}`"))).collect()
}

fn compare(dir: &Path, case: &Case, checks: &[&'static Check], tally: &mut Tally) -> Result<Compared> {
    let texts: Result<Vec<_>> = case.files.iter().map(|f| Ok((f.clone(), xtask::repo::read(&dir.join(f))?))).collect();
    let texts = texts?;
    let documents: Result<Vec<_>> = texts.iter().map(|(f, text)| Ok((f.as_str(), locate::documents(text)?))).collect();
    let documents = documents?;
    let assessment = run(&texts, checks)?;
    let expected = expected(case, &documents)?;
    let (first, all) = (first_lines(&assessment), all_lines(&assessment));

    let missed: Vec<String> =
        expected.difference(&all).map(|l| format!("they point at {}, we do not", show(l))).collect();
    let more: Vec<String> =
        first.difference(&expected).map(|l| format!("we point at {}, they do not", show(l))).collect();
    tally.expected += expected.len();
    tally.equal += expected.len() - missed.len();
    tally.outside += all.iter().filter(|line| !is_in_document_of(line, &expected, &documents)).count();
    let differing: Vec<String> = missed.into_iter().chain(more).collect();
    Ok(if differing.is_empty() { Compared::Matched } else { Compared::Disagree(differing.join("\n")) })
}

fn show((file, line): &Line) -> String {
    format!("{}:{line}", file.rsplit('/').next().unwrap_or(file))
}

/// Their rules take the files of a case for all there is. Secrets are masked first, as in every scan.
pub(crate) fn run(texts: &[(String, String)], checks: &[&'static Check]) -> Result<Assessment> {
    let options = TextOptions { complete: vec!["*".to_owned()], ..TextOptions::default() };
    let texts = texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let estate = normalise(from_texts(texts, &options)?, &Options::default());
    let catalog = plimsoll_catalog::Catalog::builtin();
    let modes = ModeChoice::default();
    Ok(assess(&Request { catalog, checks, modes: &modes, version: "test" }, View::new(&estate)))
}

/// The lines of their failed paths; where a rule names none, of the paths that its fix would set.
fn expected(case: &Case, documents: &[(&str, Vec<Document>)]) -> Result<BTreeSet<Line>> {
    let mut lines = BTreeSet::new();
    for finding in &case.findings {
        let fixes = finding.fix_paths.iter().map(|f| &f.path);
        let paths: Vec<&String> = match finding.failed_paths.is_empty() {
            true => fixes.collect(),
            false => finding.failed_paths.iter().collect(),
        };
        for path in paths {
            lines.insert(line(finding, path, documents)?);
        }
    }
    Ok(lines)
}

fn line(finding: &Finding, path: &str, documents: &[(&str, Vec<Document>)]) -> Result<Line> {
    for named in &finding.objects {
        let kind = named.kind.as_deref().unwrap_or_default();
        let found = documents.iter().find_map(|(file, docs)| {
            docs.iter().find_map(|d| d.object(kind, named.name.as_deref())).map(|object| (*file, object))
        });
        if let Some((file, object)) = found {
            return Ok((file.to_owned(), locate::line_of(object, path)));
        }
    }
    bail!("no document holds the object that `{path}` is about")
}

fn first_lines(assessment: &Assessment) -> BTreeSet<Line> {
    let first = assessment.findings.iter().filter_map(|f| f.places.first());
    first.map(|p| (p.file.to_string(), p.line)).collect()
}

fn all_lines(assessment: &Assessment) -> BTreeSet<Line> {
    assessment.findings.iter().flat_map(|f| &f.places).map(|p| (p.file.to_string(), p.line)).collect()
}

/// Whether a line stands in a document that they point at too; with nothing to point at, nothing is outside.
fn is_in_document_of(line: &Line, expected: &BTreeSet<Line>, documents: &[(&str, Vec<Document>)]) -> bool {
    let document = |(file, line): &Line| {
        let docs = documents.iter().find(|(name, _)| name == file).map(|(_, docs)| docs.as_slice()).unwrap_or_default();
        docs.iter().position(|d| d.lines.0 <= *line && *line <= d.lines.1).map(|at| (file.clone(), at))
    };
    expected.is_empty() || expected.iter().any(|e| document(e) == document(line))
}
