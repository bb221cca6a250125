//! JUnit XML in the dialect that Jenkins' schema accepts: a suite for each check that has something to say, one for
//! what was not seen, and one for the line. It carries no times, since the same input gives the same bytes.

mod xml;

use std::collections::BTreeMap;
use std::io::Write;

use plimsoll_engine::{Assessment, ControlLine, ControlState};

use crate::entry::{self, Entry};
use crate::text::clean;
use crate::{Error, concise};
use xml::{Case, Outcome, Suite, Totals};

pub(crate) fn write(assessment: &Assessment, out: &mut dyn Write) -> Result<(), Error> {
    let checks = by_check(assessment);
    let line: Vec<&ControlLine> = assessment.line.areas.iter().flat_map(|a| &a.controls).filter(|c| told(c)).collect();
    let suites = || suites(assessment, &checks, &line);
    let totals = suites().map(|s| s.totals()).fold(Totals::default(), Totals::plus);
    Ok(xml::write(&totals, suites(), out)?)
}

fn suites<'a>(
    assessment: &'a Assessment,
    checks: &'a BTreeMap<&'a str, Vec<Entry<'a>>>,
    line: &'a [&'a ControlLine],
) -> impl Iterator<Item = Suite<'a>> {
    let of_check = |(slug, entries): (&&'a str, &'a Vec<Entry<'a>>)| {
        let class = format!("plimsoll.{slug}");
        Suite { name: (*slug).to_owned(), cases: Box::new(move || Box::new(entries.iter().map(case(class.clone())))) }
    };
    let unseen = Suite {
        name: "plimsoll.input".to_owned(),
        cases: Box::new(|| Box::new(entry::unseen(assessment).map(|e| case("plimsoll.input".to_owned())(&e)))),
    };
    let line =
        Suite { name: "plimsoll.line".to_owned(), cases: Box::new(|| Box::new(line.iter().map(|c| of_control(c)))) };
    checks.iter().map(of_check).chain([unseen, line])
}

/// What each check has to say.
fn by_check(assessment: &Assessment) -> BTreeMap<&str, Vec<Entry<'_>>> {
    let mut checks: BTreeMap<&str, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in entry::all(assessment) {
        if let Some(check) = entry.check() {
            checks.entry(check).or_default().push(entry);
        }
    }
    checks
}

/// An open control is told by its findings; telling it twice would count it twice.
fn told(control: &ControlLine) -> bool {
    control.state != ControlState::Open
}

fn of_control(control: &ControlLine) -> Case {
    let why = control.why.as_ref().map_or(String::new(), ToString::to_string);
    let outcome = match control.state {
        ControlState::Closed => Outcome::Passed,
        _ => Outcome::Skipped { kind: "unseen", message: clean(&why).into_owned() },
    };
    Case { class: "plimsoll.line".to_owned(), name: clean(&control.control).into_owned(), outcome, body: String::new() }
}

fn case(class: String) -> impl Fn(&Entry<'_>) -> Case {
    move |entry| Case { class: class.clone(), name: name(entry), outcome: outcome(entry), body: body(entry) }
}

/// A name that stays from run to run: the subject and the path inside the object, without the line.
fn name(entry: &Entry<'_>) -> String {
    let Some(subject) = entry.subject() else {
        let place = concise::place(entry.at());
        return place.map_or_else(|| entry.message(), |place| format!("{}: {place}", entry.state()));
    };
    let mut name = subject.to_string();
    if let Some(place) = entry.place() {
        name += &format!(" in {}", place.file);
        name += &if place.path.is_empty() { String::new() } else { format!(" at {}", place.path) };
    }
    clean(&name).into_owned()
}

fn outcome(entry: &Entry<'_>) -> Outcome {
    let message = match (entry.subject(), concise::place(entry.at())) {
        (Some(_), Some(place)) => format!("{place}: {}", entry.message()),
        _ => entry.message(),
    };
    match entry {
        Entry::Gap(finding) => Outcome::Failed { kind: finding.severity.as_str(), message },
        Entry::Blind(_) | Entry::Nothing => Outcome::Error { kind: entry.state(), message },
        _ => Outcome::Skipped { kind: entry.state(), message },
    }
}

/// What a reader of one failed case needs: what, where, how to close it.
fn body(entry: &Entry<'_>) -> String {
    let Entry::Gap(finding) = entry else { return String::new() };
    let mut lines = vec![format!("{}: {}", finding.severity, finding.title)];
    lines.extend(finding.places.iter().map(|p| format!("at: {}:{}:{} {}", p.file, p.line, p.column, p.path)));
    lines.push(format!("help: {}", finding.fix));
    lines.push(format!("controls: {}", finding.controls.join(", ")));
    lines.extend(finding.owner.map(|o| format!("owner: {o}")));
    lines.iter().map(|l| clean(l)).collect::<Vec<_>>().join("\n")
}
