//! A framework's requirements with the controls, owners and evidence that answer them.

mod human;
mod json;
mod page;

use std::fmt;
use std::io::Write;
use std::str::FromStr;

use plimsoll_catalog::{Catalog, Chinese, Framework};
use plimsoll_engine::{Assessment, FrameworkAnswer, Proof, RequirementAnswer, Standing, answer};

use crate::entry::Entry;
use crate::words::Words;
use crate::{Error, Lang, Style, speak};

/// A form of the framework's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FrameworkFormat {
    /// For people at a terminal.
    Human,
    /// One JSON document.
    Json,
    /// A page in GitHub's Markdown.
    Markdown,
    /// OSCAL's assessment results.
    Oscal,
}

impl FrameworkFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Human, Self::Json, Self::Markdown, Self::Oscal];

    /// Their names, as a list in words.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    /// The name that the command line uses.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Oscal => "oscal",
        }
    }
}

impl fmt::Display for FrameworkFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for FrameworkFormat {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|f| f.as_str() == name).ok_or_else(|| Error::FrameworkFormat(name.to_owned()))
    }
}

/// Writes how an assessment answers a framework.
///
/// # Errors
/// When the writer refuses, or when the format must tell a time and there is none.
pub fn framework(
    assessment: &Assessment,
    catalog: &Catalog,
    framework: &Framework,
    format: FrameworkFormat,
    style: &Style,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let is_for_people = matches!(format, FrameworkFormat::Human | FrameworkFormat::Markdown);
    let lang = if is_for_people { style.lang } else { Lang::En };
    let told = speak::assessment(assessment, lang);
    let assessment = &*told;
    let mut answer = answer(assessment, catalog, framework);
    if lang == Lang::Zh {
        exchange(&mut answer, catalog);
    }
    match format {
        FrameworkFormat::Human => human::write(&answer, assessment, style, out),
        FrameworkFormat::Json => json::write(&answer, assessment, out),
        FrameworkFormat::Markdown => page::write(&answer, assessment, style, out),
        FrameworkFormat::Oscal => crate::oscal::write_answer(&answer, assessment, style, out),
    }
}

/// Names requirements and controls by their Chinese titles, and says in Chinese why controls are unseen.
fn exchange<'a>(answer: &mut FrameworkAnswer<'a>, catalog: &'a Catalog) {
    for requirement in &mut answer.requirements {
        requirement.title = Chinese::builtin().exact(requirement.title).unwrap_or(requirement.title);
    }
    for control in answer.requirements.iter_mut().flat_map(|r| &mut r.controls) {
        control.title = catalog.control(control.control).map_or(control.title, |c| c.title_in(true));
        control.why.iter_mut().for_each(speak::why);
    }
}

/// The order in which states are told, and their words.
const STATES: [Standing; 5] =
    [Standing::Open, Standing::Unseen, Standing::Closed, Standing::Theirs, Standing::NotApplicable];

fn state(words: &Words, state: Standing) -> &'static str {
    match state {
        Standing::Open => words.open,
        Standing::Unseen => words.unseen,
        Standing::Closed => words.closed,
        Standing::Theirs => words.their_part,
        Standing::NotApplicable => words.not_applicable,
    }
}

/// `63 requirements: 9 open, 30 unseen, …`.
fn counts(answer: &FrameworkAnswer<'_>, style: &Style) -> String {
    let words = style.words();
    let parts = STATES.into_iter().map(|s| (s, answer.count(s))).filter(|(_, n)| *n > 0);
    let parts: Vec<String> = parts.map(|(s, n)| format!("{n} {}", state(words, s))).collect();
    format!("{}: {}", words.requirement_n.count(answer.requirements.len()), parts.join(", "))
}

fn owners(requirement: &RequirementAnswer<'_>, style: &Style) -> String {
    requirement.owners.iter().map(|o| style.words().owner(*o)).collect::<Vec<_>>().join(", ")
}

/// A verdict as the listings show it.
fn entry_of<'a>(proof: Proof<'a>) -> Entry<'a> {
    match proof {
        Proof::Gap(finding) => Entry::Gap(finding),
        Proof::Waived(waived) => Entry::Waived(waived),
        Proof::Unknown(unknown) => Entry::Unknown(unknown),
    }
}

/// `3 findings, 2 unknown, 4 hold`; nothing where no check spoke.
fn tallies(control: &plimsoll_engine::ControlAnswer<'_>, style: &Style) -> String {
    let words = style.words();
    let parts = [
        (control.gaps, words.finding.count(usize::try_from(control.gaps).unwrap_or(usize::MAX))),
        (control.unknown, words.unknown.count(usize::try_from(control.unknown).unwrap_or(usize::MAX))),
        (control.passed, crate::words::fill(words.held_by, &[("n", &control.passed.to_string())])),
    ];
    parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect::<Vec<_>>().join(", ")
}

/// What the whole report rests on, so that no reader takes a blind one for a clean one.
fn sight(assessment: &Assessment, style: &Style) -> String {
    let words = style.words();
    let read = format!(
        "{} {} {}",
        words.object.count(assessment.counts.objects),
        words.in_,
        words.file.count(assessment.counts.files)
    );
    format!("{read}; {} {}", assessment.blind.len(), words.not_read)
}
