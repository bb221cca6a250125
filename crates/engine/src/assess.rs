//! The assessment: verdicts joined with the line, once. Every output is rendered from it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::Arc;

use plimsoll_catalog::{Catalog, Owner};
use plimsoll_estate::{Estate, View};
use plimsoll_model::{BlindSpot, Collector, Skipped, SkippedKind};
use serde::{Deserialize, Serialize};

use crate::line;
use crate::places::{place, places};
use crate::platforms::Ground;
use crate::run::{self, Verdicts};
use crate::sight::Sight;
use crate::{
    AgainstBaseline, Check, Finding, Gap, Judged, Line, ModeChoice, Op, PlaceIn, Remedy, SinceChange, Subject,
    Together, UnknownVerdict, UnmatchedWaiver, Verdict, Waived,
};
use crate::{files, owned, tally, together};

/// Version of the assessment's form, which `schema.json` describes.
pub const SCHEMA_VERSION: u32 = 1;

/// What to assess and how.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The catalogue to join with.
    pub catalog: &'a Catalog,
    /// The checks to run.
    pub checks: &'a [&'static Check],
    /// Which of them prove a control together.
    pub together: &'a [Together],
    /// The modes to draw the line for.
    pub modes: &'a ModeChoice,
    /// Version of the tool.
    pub version: &'a str,
}

/// The text of a file, secrets masked, for snippets.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path of the file, shared with every place in it.
    pub path: Arc<str>,
    /// Its masked text.
    pub text: Arc<str>,
}

/// How many of what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Files that were read.
    pub files: usize,
    /// Kubernetes objects in them.
    pub objects: usize,
    /// Pods and templates in those.
    pub pods: usize,
    /// Containers in those.
    pub containers: usize,
    /// Checks that were run.
    pub checks: usize,
    /// Subjects that hold, over all checks.
    pub passed: u64,
    /// Subjects with a gap, over all checks: findings, waived ones, known ones, those outside a change and repeated ones.
    pub gaps: u64,
    /// Subjects that cannot be told, over all checks.
    pub unknown: u64,
    /// Subjects to which a check does not apply.
    pub not_applicable: u64,
    /// Those of `gaps` and `unknown` that an object only repeats of the template that made it, and those that are told
    /// with another one of the same place; they are not listed for themselves.
    #[serde(default, skip_serializing_if = "is_none")]
    pub repeated: u64,
}

fn is_none(count: &u64) -> bool {
    *count == 0
}

/// Everything that an output needs, and nothing that it has to decide.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Assessment {
    /// Version of this form.
    pub schema_version: u32,
    /// Version of the tool.
    pub tool_version: String,
    /// When the facts were collected, where the input says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The Kubernetes version whose defaults were applied.
    pub kubernetes: String,
    /// What collected the facts.
    pub collectors: Vec<Collector>,
    /// The id of the key behind secrets' fingerprints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint_key: Option<String>,
    /// How many of what.
    pub counts: Counts,
    /// Gaps, ordered by file, place and check.
    pub findings: Vec<Finding>,
    /// Verdicts that could not be given, in the same order.
    pub unknowns: Vec<UnknownVerdict>,
    /// Gaps that somebody accepted, in the same order; they leave their controls open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waived: Vec<Waived>,
    /// Lines of peers' ignore files that waive nothing here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmatched_waivers: Vec<UnmatchedWaiver>,
    /// How the findings stand against a baseline, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<AgainstBaseline>,
    /// The change that the findings are limited to, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<SinceChange>,
    /// The line.
    pub line: Line,
    /// What could not be read.
    pub blind: Vec<BlindSpot>,
    /// What was passed over on purpose.
    pub skipped: Vec<Skipped>,
    /// How much was passed over, by reason, those included that are not named.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped_counts: BTreeMap<SkippedKind, usize>,
    /// Files of other formats, by extension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub other_formats: BTreeMap<String, usize>,
    /// The files' masked texts, for snippets; never serialised.
    #[serde(skip)]
    pub sources: Vec<SourceText>,
}

/// Judges a view and joins the verdicts with the catalogue.
#[must_use]
pub fn assess(request: &Request<'_>, view: View<'_>) -> Assessment {
    let estate = view.estate();
    let ground = Ground::of(request, view);
    let verdicts = run::run(request.checks, view, &ground.platforms);
    let sight = Sight::of(view);
    let files = verdicts.files.iter().map(|file| file.0);
    let mut tallies = tally::of(request, &verdicts.passed, &verdicts.judged, files);
    together::prove((request.catalog, request.modes), request.checks, request.together, &verdicts.passed, &mut tallies);
    let mut line = line::draw(request.catalog, request.modes, &tallies, &sight, estate.blind.len());
    line.platforms = ground.lines(&verdicts, &sight);
    let mut out = Assessment {
        schema_version: SCHEMA_VERSION,
        tool_version: request.version.to_owned(),
        as_of: estate.as_of.clone(),
        kubernetes: estate.kubernetes.to_string(),
        collectors: estate.collectors.clone(),
        fingerprint_key: estate.fingerprint_key.clone(),
        counts: counts(request, estate, &verdicts),
        line,
        blind: estate.blind.clone(),
        skipped: estate.skipped.clone(),
        skipped_counts: estate.skipped_counts.clone(),
        other_formats: estate.other_formats.clone(),
        sources: estate
            .files()
            .iter()
            .map(|f| SourceText { path: f.path.as_str().into(), text: Arc::clone(&f.text) })
            .collect(),
        ..Assessment::default()
    };
    for judged in verdicts.judged {
        join(request, &ground, view, judged, &mut out);
    }
    let make = |check, subject, place, message| file_finding(request, check, subject, place, message);
    files::join(make, verdicts.files, &mut out);
    out.counts.repeated = owned::fold(view, &out.sources, &mut out.findings, &mut out.unknowns);
    out.findings.sort_by(|a, b| finding_order(a).cmp(&finding_order(b)));
    out.findings.dedup_by(|later, first| is_rendered_twice(later, first));
    out.unknowns.sort_by(|a, b| (&a.place, &a.check, &a.subject).cmp(&(&b.place, &b.check, &b.subject)));
    out
}

/// Two overlays of one base, or a chart with two sets of values, give the same object at the same place.
fn is_rendered_twice(later: &Finding, first: &Finding) -> bool {
    let is_rendered = |f: &Finding| f.places.iter().any(|place| place.rendered.is_some());
    let there = |f: &Finding| f.places.iter().map(|p| (p.file.clone(), p.start, p.path.clone())).collect::<Vec<_>>();
    let said = |f: &Finding| (f.check.clone(), f.subject.clone(), f.message.clone());
    is_rendered(later) && is_rendered(first) && said(later) == said(first) && there(later) == there(first)
}

fn finding_order(finding: &Finding) -> (Option<&PlaceIn>, &str, &Subject) {
    (finding.places.first(), &finding.check, &finding.subject)
}

fn counts(request: &Request<'_>, estate: &Estate, verdicts: &Verdicts<'_>) -> Counts {
    let gaps = verdicts.judged.iter().filter(|j| matches!(j.verdict, Verdict::Gap(_))).count() as u64;
    Counts {
        files: estate.files().len(),
        objects: estate.objects().len(),
        pods: estate.pods().len(),
        containers: estate.pods().iter().map(|p| p.containers.len()).sum(),
        checks: request.checks.len(),
        passed: verdicts.passed.iter().sum(),
        gaps: gaps + verdicts.files.len() as u64,
        unknown: verdicts.judged.len() as u64 - gaps,
        not_applicable: verdicts.not_applicable.iter().sum(),
        repeated: 0,
    }
}

fn join(request: &Request<'_>, ground: &Ground<'_>, view: View<'_>, judged: Judged<'_>, out: &mut Assessment) {
    let Some(check) = request.checks.get(judged.check) else { return };
    let controls: Vec<Cow<'static, str>> = check.controls.iter().map(|c| Cow::Borrowed(*c)).collect();
    match judged.verdict {
        Verdict::Gap(gap) => {
            let modes = ground.modes(judged.object);
            let owner = owner(request, modes.as_ref().unwrap_or(request.modes), check);
            out.findings.push(finding(view, &out.sources, check, judged.subject, gap, (owner, controls)));
        }
        Verdict::Unknown(why, hit) => out.unknowns.push(UnknownVerdict {
            check: check.slug.into(),
            subject: judged.subject,
            controls,
            why,
            place: hit.and_then(|h| place(view, &out.sources, &h)),
            also: Vec::new(),
        }),
        _ => {}
    }
}

fn finding(
    view: View<'_>,
    sources: &[SourceText],
    check: &'static Check,
    subject: Subject,
    gap: Gap<'_>,
    (owner, controls): (Option<Owner>, Vec<Cow<'static, str>>),
) -> Finding {
    let places: Vec<PlaceIn> = gap.hits.iter().flat_map(|h| places(view, sources, h)).collect();
    let is_editable = gap.hits.iter().all(|hit| view.home(hit.object).is_editable(hit.object));
    let home = gap.hits.first().map_or(view.estate(), |hit| view.home(hit.object));
    let remedy = gap.remedy.filter(|remedy| is_editable && is_written(home, remedy));
    Finding {
        check: check.slug.into(),
        title: check.title.into(),
        fingerprint: fingerprint(check.slug, &subject, places.first()),
        subject,
        severity: check.severity,
        confidence: check.confidence,
        owner,
        controls,
        message: gap.message,
        fix: check.fix.into(),
        remedy,
        places,
        also: Vec::new(),
    }
}

/// Whether one line says what each change of a rendered text changes: there the text can be changed.
fn is_written(estate: &Estate, remedy: &Remedy) -> bool {
    remedy.changes.iter().all(|change| {
        let Some(object) = estate.objects().get(change.object.0 as usize) else { return false };
        // What is on is not taken away there, but off.
        let is_on = || object.node().tree().node(change.node).text() == "true";
        let is_said = match change.op {
            Op::Set(_) => true,
            Op::Remove => change.path.is_empty() && is_on(),
            Op::Add(_) | Op::Rename(_) => false,
        };
        !estate.is_rendered(object.file) || is_said && estate.written(object, change.node, &change.path).is_some()
    })
}

/// Whose the first control of a check is, where somebody has it.
fn owner(request: &Request<'_>, modes: &ModeChoice, check: &Check) -> Option<Owner> {
    let control = check.controls.first().and_then(|c| request.catalog.control(c));
    control.map(|c| modes.owner(request.catalog, c)).filter(|o| *o != Owner::NotApplicable)
}

fn file_finding(
    request: &Request<'_>,
    check: usize,
    subject: Subject,
    place: PlaceIn,
    message: String,
) -> Option<Finding> {
    let check = request.checks.get(check)?;
    Some(Finding {
        check: check.slug.into(),
        title: check.title.into(),
        fingerprint: fingerprint(check.slug, &subject, Some(&place)),
        subject,
        severity: check.severity,
        confidence: check.confidence,
        owner: owner(request, request.modes, check),
        controls: check.controls.iter().map(|c| Cow::Borrowed(*c)).collect(),
        message,
        fix: check.fix.into(),
        remedy: None,
        places: vec![place],
        also: Vec::new(),
    })
}

/// FNV-1a, which is stable over versions and platforms; an id needs no more.
struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// An id of a finding that stays the same when lines move.
#[must_use]
pub fn fingerprint(check: &str, subject: &Subject, place: Option<&PlaceIn>) -> String {
    let file = place.map_or("", |p| &*p.file);
    stable_id([check, file, &subject.to_string(), place.map_or("", |p| p.path.as_str())])
}

/// An id that is the same for the same parts on every platform and in every version.
#[must_use]
pub fn stable_id<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for part in parts {
        hash.write(part.as_bytes());
        hash.write(&[0]);
    }
    format!("{:016x}", hash.finish())
}
