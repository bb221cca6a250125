//! A framework's requirements, answered from an assessment: no verdict is made here, only gathered.

use std::collections::{BTreeSet, HashMap};

use plimsoll_catalog::{Catalog, Control, Framework, Owner, Requirement, Severity};
use plimsoll_model::Why;
use serde::Serialize;

use crate::line::{ControlLine, ControlState, out_of_sight};
use crate::{Assessment, Finding, ModeChoice, UnknownVerdict, Waived};

/// How a control or a requirement stands, the weakest first: a requirement stands as its weakest control does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Yours, and at least one subject has a gap.
    Open,
    /// Yours, and it cannot be told.
    Unseen,
    /// Yours, and every subject was seen and holds.
    Closed,
    /// The provider's or a vendor's; this input proves nothing about it.
    Theirs,
    /// Its object does not exist in these modes.
    NotApplicable,
}

impl From<ControlState> for Standing {
    fn from(state: ControlState) -> Self {
        match state {
            ControlState::Open => Self::Open,
            ControlState::Unseen => Self::Unseen,
            ControlState::Closed => Self::Closed,
        }
    }
}

/// A verdict that speaks of a control and names its subject; subjects that hold are only counted.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
pub enum Proof<'a> {
    /// A gap.
    Gap(&'a Finding),
    /// A gap that somebody accepted.
    Waived(&'a Waived),
    /// A verdict that could not be given.
    Unknown(&'a UnknownVerdict),
}

/// A control in answer to a requirement.
#[derive(Clone, Debug, Serialize)]
pub struct ControlAnswer<'a> {
    /// The control's id.
    pub control: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whose it is.
    pub owner: Owner,
    /// How it stands.
    pub state: Standing,
    /// How bad an open one is.
    pub severity: Severity,
    /// Subjects that hold.
    pub passed: u64,
    /// Subjects with a gap.
    pub gaps: u64,
    /// Subjects that cannot be told.
    pub unknown: u64,
    /// Why it is unseen, and what would show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// The gaps and the unknown verdicts, in the assessment's order.
    pub evidence: Vec<Proof<'a>>,
}

/// A requirement and how it stands.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementAnswer<'a> {
    /// The framework's own number or name.
    pub id: &'a str,
    /// What it asks for, in our words.
    pub title: &'a str,
    /// Whether the id was taken from memory and not yet held against the document.
    pub unchecked: bool,
    /// How it stands.
    pub state: Standing,
    /// Whose its controls are, each owner once.
    pub owners: Vec<Owner>,
    /// The controls that answer it.
    pub controls: Vec<ControlAnswer<'a>>,
}

/// All requirements of a framework.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkAnswer<'a> {
    /// The framework's slug.
    pub framework: &'a str,
    /// Its own name.
    pub title: &'a str,
    /// Its version.
    pub version: &'a str,
    /// Address of its document.
    pub source: &'a str,
    /// The modes that owners are told for.
    pub modes: &'a ModeChoice,
    /// Its requirements, in its own order.
    pub requirements: Vec<RequirementAnswer<'a>>,
}

impl FrameworkAnswer<'_> {
    /// How many requirements stand so.
    #[must_use]
    pub fn count(&self, state: Standing) -> usize {
        self.requirements.iter().filter(|r| r.state == state).count()
    }
}

/// Answers a framework's requirements from an assessment.
#[must_use]
pub fn answer<'a>(assessment: &'a Assessment, catalog: &'a Catalog, framework: &'a Framework) -> FrameworkAnswer<'a> {
    let facts = Facts::of(assessment, catalog);
    FrameworkAnswer {
        framework: &framework.id,
        title: &framework.title,
        version: &framework.version,
        source: &framework.source,
        modes: &assessment.line.modes,
        requirements: framework.requirements.iter().map(|r| facts.requirement(r)).collect(),
    }
}

/// What the assessment says, by control.
struct Facts<'a> {
    catalog: &'a Catalog,
    modes: &'a ModeChoice,
    lines: HashMap<&'a str, &'a ControlLine>,
    proofs: HashMap<&'a str, Vec<Proof<'a>>>,
}

impl<'a> Facts<'a> {
    fn of(assessment: &'a Assessment, catalog: &'a Catalog) -> Self {
        let lines = assessment.line.areas.iter().flat_map(|a| &a.controls).map(|c| (c.control.as_str(), c)).collect();
        let mut facts = Self { catalog, modes: &assessment.line.modes, lines, proofs: HashMap::new() };
        assessment.findings.iter().for_each(|f| facts.add(&f.controls, Proof::Gap(f)));
        assessment.waived.iter().for_each(|w| facts.add(&w.finding.controls, Proof::Waived(w)));
        assessment.unknowns.iter().for_each(|u| facts.add(&u.controls, Proof::Unknown(u)));
        facts
    }

    /// Files a verdict under the catalogue's own ids, each once.
    fn add(&mut self, controls: &'a [impl AsRef<str>], proof: Proof<'a>) {
        let ids = controls.iter().filter_map(|id| self.catalog.control(id.as_ref())).map(|c| c.id.as_str());
        for id in ids.collect::<BTreeSet<_>>() {
            self.proofs.entry(id).or_default().push(proof);
        }
    }

    fn requirement(&self, requirement: &'a Requirement) -> RequirementAnswer<'a> {
        let known = requirement.controls.iter().filter_map(|id| self.catalog.control(id));
        let controls: Vec<_> = known.map(|c| self.control(c)).collect();
        RequirementAnswer {
            id: &requirement.id,
            title: &requirement.title,
            unchecked: requirement.unchecked,
            // What no control answers, nobody looked at.
            state: controls.iter().map(|c| c.state).min().unwrap_or(Standing::Unseen),
            owners: controls.iter().map(|c| c.owner).collect::<BTreeSet<_>>().into_iter().collect(),
            controls,
        }
    }

    fn control(&self, control: &'a Control) -> ControlAnswer<'a> {
        let owner = self.modes.owner(self.catalog, control);
        let line = self.lines.get(control.id.as_str()).copied();
        let (state, why) = self.standing(control, owner, line);
        ControlAnswer {
            control: &control.id,
            title: &control.title,
            owner,
            state,
            severity: control.severity,
            passed: line.map_or(0, |l| l.passed),
            gaps: line.map_or(0, |l| l.gaps),
            unknown: line.map_or(0, |l| l.unknown),
            why,
            evidence: self.proofs.get(control.id.as_str()).cloned().unwrap_or_default(),
        }
    }

    fn standing(&self, control: &Control, owner: Owner, line: Option<&ControlLine>) -> (Standing, Option<Why>) {
        match (owner, line) {
            (Owner::NotApplicable, _) => (Standing::NotApplicable, None),
            (Owner::Provider | Owner::Vendor, _) => (Standing::Theirs, None),
            (_, Some(line)) => (line.state.into(), line.why.clone()),
            (_, None) => (Standing::Unseen, Some(out_of_sight(self.catalog, self.modes, control))),
        }
    }
}
