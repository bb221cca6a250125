//! Joins waivers with an assessment.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use plimsoll_catalog::Catalog;
use plimsoll_engine::{Assessment, Check, Finding, PlaceIn, SourceText, UnmatchedWaiver, Waived, WaivedBy};

use crate::meta::{EXPIRED, INVALID, UNUSED, finding, place};
use crate::scope::Target;
use crate::{Fault, Waiver};

/// What to join an assessment with.
pub struct Join<'a> {
    /// Today.
    pub today: Date,
    /// The catalogue, whose controls count what is accepted.
    pub catalog: &'a Catalog,
    /// The checks that were run.
    pub ran: &'a [&'static Check],
    /// Waivers of every form, the ones that win first.
    pub waivers: Vec<Waiver>,
    /// Comments that cannot be understood.
    pub faults: Vec<Fault>,
    /// Peers' lines that waive nothing here.
    pub unmatched: Vec<UnmatchedWaiver>,
    /// Whether everything that the waivers' file may speak of was looked at.
    pub whole: bool,
    /// A shown path as seen from the folder of the waivers' file.
    pub relative: &'a dyn Fn(&str) -> String,
}

impl std::fmt::Debug for Join<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Join of {} waivers", self.waivers.len())
    }
}

/// How often a waiver met something.
#[derive(Clone, Copy, Default)]
struct Met {
    findings: u64,
    /// Unknown verdicts in its scope: it may be needed yet.
    unknowns: u64,
}

/// Moves what is waived out of the findings, and adds what is wrong with the waivers.
pub fn waive(assessment: &mut Assessment, join: Join<'_>) {
    let index = Index::of(&join.waivers);
    let mut met = vec![Met::default(); join.waivers.len()];
    let mut kept = Vec::with_capacity(assessment.findings.len());
    for finding in std::mem::take(&mut assessment.findings) {
        match index.cover(&join, &finding, &mut met) {
            Some(waiver) => assessment.waived.push(waived(finding, waiver)),
            None => kept.push(finding),
        }
    }
    index.count_unknowns(&join, assessment, &mut met);
    let about = about_waivers(&join, &met, &assessment.sources);
    assessment.counts.gaps += about.len() as u64;
    kept.extend(about);
    kept.sort_by(|a, b| order(a).cmp(&order(b)));
    assessment.findings = kept;
    count_accepted(assessment, join.catalog);
    assessment.unmatched_waivers = join.unmatched;
    assessment.unmatched_waivers.sort();
}

fn order(finding: &Finding) -> (Option<&PlaceIn>, &str, &plimsoll_engine::Subject) {
    (finding.places.first(), &finding.check, &finding.subject)
}

fn waived(finding: Finding, waiver: &Waiver) -> Waived {
    Waived {
        finding,
        by: waiver.by,
        file: waiver.file.clone(),
        line: waiver.line,
        reason: waiver.reason.clone(),
        owner: waiver.owner.clone(),
        until: waiver.until.map(|d| d.to_string()),
    }
}

/// Waivers by the slug of their checks and the one file that they speak of, if it is one.
struct Index<'w>(HashMap<(&'static str, Option<&'w str>), Vec<usize>>);

impl<'w> Index<'w> {
    fn of(waivers: &'w [Waiver]) -> Self {
        let mut index: HashMap<(&'static str, Option<&str>), Vec<usize>> = HashMap::new();
        for (at, waiver) in waivers.iter().enumerate() {
            waiver.checks.iter().for_each(|slug| index.entry((slug, waiver.scope.file())).or_default().push(at));
        }
        Self(index)
    }

    /// Waivers of a check that may speak of a place, the ones that win first.
    fn named(&self, check: &str, place: Option<&PlaceIn>) -> Vec<usize> {
        let of = |file| self.0.get(&(check, file)).into_iter().flatten().copied();
        let rendered = place.and_then(|p| p.rendered.as_ref()).map(|r| &*r.file);
        let files = place.map(|p| &*p.file).into_iter().chain(rendered);
        let mut named: Vec<usize> = of(None).chain(files.flat_map(|file| of(Some(file)))).collect();
        named.sort_unstable();
        named
    }

    /// Every waiver that speaks of a finding has met it; the first that still holds covers it.
    fn cover(&self, join: &'w Join<'_>, finding: &Finding, met: &mut [Met]) -> Option<&'w Waiver> {
        let place = finding.places.first();
        let named = self.named(&finding.check, place);
        if named.is_empty() {
            return None;
        }
        let relative = place.map_or(String::new(), |p| (join.relative)(&p.file));
        let target = Target { subject: &finding.subject, place, relative: &relative };
        let speaking: Vec<usize> = named.into_iter().filter(|at| join.waivers[*at].scope.covers(target)).collect();
        speaking.iter().for_each(|at| met[*at].findings += 1);
        speaking.into_iter().map(|at| &join.waivers[at]).find(|w| !w.is_over(join.today))
    }

    fn count_unknowns(&self, join: &Join<'_>, assessment: &Assessment, met: &mut [Met]) {
        for unknown in &assessment.unknowns {
            let place = unknown.place.as_ref();
            let named = self.named(&unknown.check, place);
            if named.is_empty() {
                continue;
            }
            let relative = place.map_or(String::new(), |p| (join.relative)(&p.file));
            let target = Target { subject: &unknown.subject, place, relative: &relative };
            named.iter().filter(|at| join.waivers[**at].scope.covers(target)).for_each(|at| met[*at].unknowns += 1);
        }
    }
}

/// What is wrong with the waivers themselves.
fn about_waivers(join: &Join<'_>, met: &[Met], sources: &[SourceText]) -> Vec<Finding> {
    let texts: HashMap<&str, &str> = sources.iter().map(|s| (&*s.path, &*s.text)).collect();
    let ran: HashSet<&str> = join.ran.iter().map(|c| c.slug).collect();
    let pairs = join.waivers.iter().zip(met);
    let mut out: Vec<Finding> = pairs.filter_map(|(w, met)| about(join, &ran, &texts, w, *met)).collect();
    out.extend(join.faults.iter().map(|f| {
        let place = place(&f.file, f.line, f.span, texts.get(f.file.as_str()).copied());
        finding(&INVALID, "", place, f.message.to_owned())
    }));
    out
}

fn about(
    join: &Join<'_>,
    ran: &HashSet<&str>,
    texts: &HashMap<&str, &str>,
    waiver: &Waiver,
    met: Met,
) -> Option<Finding> {
    let checks = waiver.checks.join(", ");
    let made = |check, message| {
        let text = texts.get(waiver.file.as_str()).copied().filter(|_| waiver.by.in_source());
        Some(finding(check, &checks, place(&waiver.file, waiver.line, waiver.span, text), message))
    };
    if let Some(last) = waiver.until.filter(|_| waiver.is_over(join.today)) {
        return made(&EXPIRED, format!("it ended on {last}; gaps that count again: {}", met.findings));
    }
    let judged = waiver.checks.iter().all(|slug| ran.contains(slug));
    // A peer's line may be there for a rule of the peer that ours does not share.
    let own = match waiver.by {
        WaivedBy::File => join.whole,
        WaivedBy::Inline => true,
        _ => false,
    };
    let unused = own && judged && met.findings == 0 && met.unknowns == 0;
    if unused { made(&UNUSED, format!("no finding of {checks} lies in its scope")) } else { None }
}

/// A control with accepted gaps stays open; it only says how many of them are accepted.
fn count_accepted(assessment: &mut Assessment, catalog: &Catalog) {
    let mut accepted: HashMap<&str, u64> = HashMap::new();
    for waived in &assessment.waived {
        let named = waived.finding.controls.iter().filter_map(|id| catalog.control(id));
        let ids: HashSet<&str> = named.map(|c| c.id.as_str()).collect();
        ids.into_iter().for_each(|id| *accepted.entry(id).or_default() += 1);
    }
    for line in assessment.line.areas.iter_mut().flat_map(|a| &mut a.controls) {
        line.accepted = accepted.get(line.control.as_str()).copied().unwrap_or_default();
    }
}
